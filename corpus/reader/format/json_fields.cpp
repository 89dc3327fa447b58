#include "corpus/reader/format/json_fields.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/reader/format/json_repair.hpp"
#include "corpus/reader/format/json_value.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/export_mark.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_reason = 160;

// What nlohmann says, without its own name, line number and the text it met:
// "[json.exception.parse_error.101] parse error at line 1, column 8: syntax
// error while parsing value - invalid literal; last read: '...'".
std::string short_reason(std::string_view what) {
  if (const auto end = what.find("] "); end != what.npos) {
    what.remove_prefix(end + 2);
  }
  if (what.starts_with("parse error")) {
    const auto colon = what.find(": ");
    what.remove_prefix(colon == what.npos ? 0 : colon + 2);
  }
  what = what.substr(0, what.find("; last read:"));
  return escaped_to_utf8(what.substr(0, max_reason));
}

void check_export_version(const std::string& version) {
  if (version != std::to_string(export_version)) {
    throw Error("exported in version " + version +
                ", which another release of Dateline reads");
  }
}

// Receives the events of nlohmann's parser and keeps the values of known keys:
// nothing is built for what is passed over.
class FieldCollector : public nlohmann::json_sax<Json> {
 public:
  explicit FieldCollector(const FieldNames& names) : names_(names) {}

  std::vector<JsonValue> take() { return std::move(values_); }
  bool is_exported() const { return is_exported_; }

  bool null() override {
    require_object();
    return true;
  }
  bool boolean(bool) override {
    require_object();
    if (JsonValue* value = current()) value->has_more = true;
    return true;
  }
  bool number_integer(number_integer_t value) override {
    return number(std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return number(std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& digits) override {
    return number(digits);
  }
  bool binary(binary_t&) override { return true; }
  bool start_array(std::size_t) override {
    require_object();
    open("");
    return true;
  }
  bool end_array() override { return close(); }
  bool start_object(std::size_t) override {
    if (levels_.empty()) {
      levels_.push_back({"", true});
    } else {
      open(levels_.back().key);
    }
    return true;
  }
  bool end_object() override { return close(); }
  bool string(string_t& text) override;
  bool key(string_t& name) override;
  bool parse_error(std::size_t position, const std::string&,
                   const Json::exception& error) override {
    throw Error("not valid JSON at byte " + std::to_string(position) + ": " +
                short_reason(error.what()));
  }

 private:
  // An object or array that is open.
  struct Level {
    std::string key;         // the last one read in it; "" in an array
    bool has_fields;         // whether its keys are those of the article
    std::size_t object = 0;  // of the value at hand, as a JsonValue counts
    // Of the known key by which it stands, or of one further out.
    std::optional<std::size_t> value = std::nullopt;
  };

  void require_object() const {
    if (levels_.empty()) {
      throw Error("not a JSON object; write one object an article");
    }
  }
  void open(std::string_view key) {
    const bool is_article = levels_.back().has_fields && wraps_fields(key);
    const std::size_t outer_object = is_nested() ? levels_.back().object : 0;
    levels_.push_back({"", is_article});
    if (is_article || !value_) return;
    levels_.back().value = value_;
    JsonValue& value = values_[*value_];
    levels_.back().object = value.parents.size();
    value.parents.push_back(outer_object);
  }
  bool close() {
    levels_.pop_back();
    if (!levels_.empty()) value_ = levels_.back().value;
    return true;
  }
  // Whether what comes next stands in a list or object of the value at hand.
  bool is_nested() const {
    return value_ && values_[*value_].level != levels_.size();
  }
  bool begin_mapped_path();
  void begin(const KnownField& field, const std::string& key);
  JsonValue* current() { return value_ ? &values_[*value_] : nullptr; }
  bool number(std::string digits);
  void add(JsonValue& value, std::string text);

  const FieldNames& names_;
  std::vector<Level> levels_;
  std::vector<JsonValue> values_;
  std::optional<std::size_t> value_;  // that of the known key at hand
  bool is_exported_ = false;
};

bool FieldCollector::key(string_t& name) {
  Level& level = levels_.back();
  level.key = std::move(name);
  value_ = level.value;
  if (names_.has_paths() && begin_mapped_path()) return true;
  if (!level.has_fields || wraps_fields(level.key)) return true;
  if (const auto field = names_.find(level.key)) begin(*field, level.key);
  return true;
}

// Whether the keys that are open are a path that the user names, from the
// outermost object or from one whose keys are those of the article. The values
// of all objects of a list are taken.
bool FieldCollector::begin_mapped_path() {
  constexpr std::size_t deepest = 100;  // or each key takes as long as all
  if (levels_.size() > deepest) return false;
  for (std::size_t from = 0; from < levels_.size(); ++from) {
    if (!levels_[from].has_fields) break;
    std::vector<std::string> keys;
    for (std::size_t i = from; i < levels_.size(); ++i) {
      if (!levels_[i].key.empty()) keys.push_back(levels_[i].key);
    }
    const auto field = names_.find_path(keys);
    if (!field) continue;
    std::string path = keys.front();
    for (std::size_t i = 1; i < keys.size(); ++i) path += '.' + keys[i];
    const auto known = std::ranges::find(values_, path, &JsonValue::key);
    if (known == values_.end()) {
      begin(*field, path);
    } else {
      known->is_repeated = true;
      known->level = levels_.size();
      value_ = static_cast<std::size_t>(known - values_.begin());
    }
    return true;
  }
  return false;
}

void FieldCollector::begin(const KnownField& field, const std::string& key) {
  value_ = values_.size();
  values_.push_back({.field = field, .key = key});
  values_.back().level = levels_.size();
}

bool FieldCollector::string(string_t& text) {
  require_object();
  if (JsonValue* value = current()) add(*value, std::move(text));
  return true;
}

bool FieldCollector::number(std::string digits) {
  require_object();
  if (levels_.size() == 1 && levels_.back().key == export_key) {
    check_export_version(digits);
    is_exported_ = true;
    return true;
  }
  JsonValue* value = current();
  if (value == nullptr) return true;
  value->is_number = true;
  add(*value, std::move(digits));
  return true;
}

void FieldCollector::add(JsonValue& value, std::string text) {
  if (value.is_repeated && !is_nested()) {
    value.add_nested("", std::move(text), 0);
  } else if (!is_nested()) {
    value.parts = {{"", std::move(text)}};
  } else {
    value.add_nested(levels_.back().key, std::move(text),
                     levels_.back().object);
  }
}

// Of two values of one field, the one to take: of names with other ranks the
// first that is filled, of the same name the last.
bool is_better(const JsonValue& value, const JsonValue& than) {
  if (value.is_blank() != than.is_blank()) {
    return !value.is_blank();
  }
  return value.field.rank <= than.field.rank;
}

ArticleFields fields_of(const std::vector<JsonValue>& values,
                        bool is_exported) {
  ArticleFields fields;
  fields.is_exported = is_exported;
  std::vector<std::pair<FieldMember, const JsonValue*>> chosen;
  for (const JsonValue& value : values) {
    value.add_notes(fields.notes);
    auto known =
        std::ranges::find(chosen, value.field.member,
                          &std::pair<FieldMember, const JsonValue*>::first);
    if (known == chosen.end()) {
      chosen.emplace_back(value.field.member, &value);
      continue;
    }
    if (known->second->key == value.key &&
        known->second->level == value.level) {
      fields.notes.push_back("the key \"" + escaped_to_utf8(value.key) +
                             "\" occurs twice; the last value is taken");
    }
    if (is_better(value, *known->second)) known->second = &value;
  }
  for (const auto& [member, value] : chosen) {
    fields.*member = value->joined();
    if (member == &ArticleFields::text) {
      fields.markup = value->field.is_markup ? Markup::yes : Markup::perhaps;
    }
  }
  if (is_blank(fields.text)) fields.markup = Markup::perhaps;  // of a summary
  return fields;
}

ArticleFields parse_object(std::string_view json, const FieldNames& names) {
  FieldCollector collector(names);
  Json::sax_parse(json.begin(), json.end(), &collector);
  return fields_of(collector.take(), collector.is_exported());
}

}  // namespace

ArticleFields read_json_fields(std::string_view json, const FieldNames& names) {
  try {
    return parse_object(json, names);
  } catch (const Error&) {
    const RepairedJson repaired = repair_json(json);
    if (!repaired.json) throw;
    ArticleFields fields = parse_object(*repaired.json, names);
    fields.notes.insert(fields.notes.end(), repaired.notes.begin(),
                        repaired.notes.end());
    return fields;
  }
}

}  // namespace dateline
