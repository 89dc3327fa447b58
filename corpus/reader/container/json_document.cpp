#include "corpus/reader/container/json_document.hpp"

#include <algorithm>
#include <deque>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/reader/container/json_columns.hpp"
#include "corpus/reader/container/json_cut.hpp"
#include "corpus/reader/container/json_scanner.hpp"
#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/format/json_repair.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;

// A wrapper of more bytes is read in pieces of about so many.
constexpr std::size_t piece_bytes = 8u << 20;

// Of a wrapper that cannot be parted.
constexpr std::size_t max_wrapper_bytes = 256u << 20;
constexpr int max_depth = 8;  // of arrays of articles

// What makes an object within others an article: a text, or, where none has
// one, a title and a date.
enum class Sign { text, title_and_date };

struct Signs {
  bool text = false;
  bool blocks = false;  // a list of what a text consists of
  bool title = false;
  bool date = false;
};

// Whether a list is what an editor keeps for a text: paragraphs, or objects of
// which one says what kind of block it is. Articles have titles or dates.
bool are_blocks(const Json& list, const FieldNames& names) {
  constexpr std::string_view kinds[] = {"type",  "_type",       "nodeType",
                                        "style", "__component", "blockType"};
  if (!list.is_array() || list.empty()) return false;
  if (std::ranges::all_of(list, &Json::is_string)) return true;
  const bool has_kind = std::ranges::any_of(list, [&](const Json& block) {
    return block.is_object() && std::ranges::any_of(kinds, [&](auto kind) {
             return block.contains(kind);
           });
  });
  return has_kind && std::ranges::none_of(list, [&](const Json& block) {
           return block.is_array() ||
                  (block.is_object() &&
                   std::ranges::any_of(block.items(), [&](const auto& part) {
                     const auto field = names.find(part.key());
                     return field && (field->member == &ArticleFields::title ||
                                      field->member == &ArticleFields::date);
                   }));
         });
}

void add_sign(const KnownField& field, const Json& value,
              const FieldNames& names, Signs& signs) {
  if (field.member == &ArticleFields::text) {
    signs.blocks = signs.blocks || are_blocks(value, names);
    signs.text = signs.text || value.is_string() || value.is_object() ||
                 field.has_alternatives;
  } else if (field.member == &ArticleFields::title) {
    signs.title = signs.title || !value.is_null();
  } else if (field.member == &ArticleFields::date) {
    signs.date = signs.date || value.is_string();
  }
}

// Adds those of the values to which paths of the user lead from an object.
void add_signs_of_paths(const Json& object, const FieldNames& names,
                        std::vector<std::string>& keys, Signs& signs) {
  for (const auto& [key, value] : object.items()) {
    keys.push_back(key);
    if (const auto field = names.find_path(keys)) {
      add_sign(*field, value, names, signs);
    } else if (value.is_object() && names.has_paths(keys.size())) {
      add_signs_of_paths(value, names, keys, signs);
    }
    keys.pop_back();
  }
}

// Adds those of an object, and of the objects whose members count as its own.
void add_signs(const Json& object, const FieldNames& names, Signs& signs) {
  for (const auto& [key, value] : object.items()) {
    if (wraps_fields(key) && value.is_object()) {
      add_signs(value, names, signs);
      continue;
    }
    if (const auto field = names.find(key)) {
      add_sign(*field, value, names, signs);
    }
  }
  std::vector<std::string> keys;
  if (names.has_paths()) add_signs_of_paths(object, names, keys, signs);
}

bool is_article(const Json& object, const FieldNames& names, Sign sign) {
  if (object.contains("_source")) return true;
  Signs signs;
  add_signs(object, names, signs);
  return sign == Sign::text ? signs.text || (signs.title && signs.blocks)
                            : signs.title && signs.date;
}

bool is_article_object(const Json& value, const FieldNames& names, Sign sign) {
  return value.is_object() && is_article(value, names, sign);
}

// Adds the articles in a value, wherever they stand. `depth` bounds it. Beside
// an article in a list, one without a text is one too.
void collect_articles(Json& value, const FieldNames& names, Sign sign,
                      int depth, std::deque<Json>& articles) {
  if (is_article_object(value, names, sign)) {
    articles.push_back(std::move(value));
    return;
  }
  if (depth == 0 || !value.is_structured()) return;
  const bool is_list_of_articles =
      value.is_array() && std::ranges::any_of(value, [&](const Json& part) {
        return is_article_object(part, names, sign);
      });
  for (Json& part : value) {
    if (is_list_of_articles &&
        is_article_object(part, names, Sign::title_and_date)) {
      articles.push_back(std::move(part));
      continue;
    }
    if (part.is_structured()) {
      collect_articles(part, names, sign, depth - 1, articles);
    }
  }
}

// What a JSON Feed says of all its articles (jsonfeed.org/version/1.1), by the
// names that an article has it under; no object of anything else.
Json feed_facts(const Json& feed) {
  constexpr std::pair<const char*, const char*> facts[] = {
      {"title", "source"},
      {"language", "language"},
      {"authors", "authors"},
      {"author", "author"}};
  if (!feed.is_object()) return {};
  const auto version = feed.find("version");
  if (version == feed.end() || !version->is_string() ||
      version->get_ref<const std::string&>().find("jsonfeed.org/version/") ==
          std::string::npos) {
    return {};
  }
  Json said = Json::object();
  for (const auto& [name, of_article] : facts) {
    if (feed.contains(name)) said[of_article] = feed[name];
  }
  return said;
}

bool has_field(const Json& article, FieldMember member,
               const FieldNames& names) {
  return std::ranges::any_of(article.items(), [&](const auto& part) {
    const auto field = names.find(part.key());
    return field && field->member == member && !part.value().is_null();
  });
}

// Adds what an article does not say itself.
void add_facts(const Json& facts, const FieldNames& names, Json& article) {
  for (const auto& [name, value] : facts.items()) {
    const auto field = names.find(name);
    if (field && !has_field(article, field->member, names)) {
      article[name] = value;
    }
  }
}

// What is nested deeper than articles are is left out of wrappers, because a
// program that walks it needs a stack for it.
constexpr std::size_t deepest_value = 100;

// A value takes up to a hundred bytes while its wrapper is searched.
constexpr std::size_t max_wrapper_values = 4'000'000;

// Calls visit(c, depth, opens, is_syntax) with each character of a JSON text:
// how deep it is nested, where a bracket counts as what it encloses, whether it
// is an opening bracket, and whether it stands outside of strings.
template <typename Visit>
void visit_json(std::string_view json, Visit visit) {
  std::size_t depth = 0;
  bool in_string = false;
  bool is_escaped = false;
  for (const char c : json) {
    const bool was_in_string = in_string;
    if (in_string) {
      in_string = is_escaped || c != '"';
      is_escaped = !is_escaped && c == '\\';
    } else {
      in_string = c == '"';
    }
    const bool opens = !was_in_string && (c == '{' || c == '[');
    const bool closes = !was_in_string && (c == '}' || c == ']') && depth > 0;
    depth += opens ? 1 : 0;
    visit(c, depth, opens, !was_in_string);
    depth -= closes ? 1 : 0;
  }
}

struct JsonMeasure {
  std::size_t depth = 0;
  std::size_t values = 0;
};

JsonMeasure measured(std::string_view json) {
  JsonMeasure measure;
  visit_json(json, [&](char c, std::size_t depth, bool opens, bool is_syntax) {
    measure.depth = std::max(measure.depth, depth);
    measure.values += opens || (is_syntax && c == ',') ? 1 : 0;
  });
  return measure;
}

// The text with null in place of the values that are nested too deep.
std::string without_deep_values(std::string_view json) {
  std::string shallow;
  visit_json(json, [&](char c, std::size_t depth, bool opens, bool) {
    if (depth <= deepest_value) {
      shallow += c;
    } else if (opens && depth == deepest_value + 1) {
      shallow += "null";
    }
  });
  return shallow;
}

// Whether an object that is parted is an article, or is in one.
bool is_in_article(const Json& value, const JsonCut& cut,
                   const FieldNames& names) {
  const Json* at = &value;
  for (const std::optional<std::string>& key : cut.path) {
    if (is_article_object(*at, names, Sign::text)) return true;
    if (key && at->is_object()) {
      const Json name = Json::parse(*key, nullptr, false);
      if (!name.is_string()) return false;
      const auto member = at->find(name.get_ref<const std::string&>());
      if (member == at->end()) return false;
      at = &*member;
    } else if (at->is_array() && !at->empty()) {
      at = &at->back();
    }
  }
  return false;
}

class JsonDocument final : public Container {
 public:
  JsonDocument(std::unique_ptr<ByteSource> source, const ContainerPlace& place)
      : name_(place.name),
        names_(*place.names),
        address_(place.address),
        scanner_(std::move(source), place.name) {}

  // The only article of a document is what stands at its address.
  std::optional<Entry> next() override {
    if (second_) return std::exchange(second_, std::nullopt);
    if (failure_) throw CorpusError(*std::exchange(failure_, std::nullopt));
    auto entry = read_next();
    if (!entry || address_.empty()) return entry;
    try {
      second_ = read_next();
    } catch (const CorpusError& error) {
      failure_ = error;
    }
    if (!second_ && !failure_) entry->hints.address = address_;
    address_.clear();
    return entry;
  }

 private:
  std::optional<Entry> read_next() {
    while (wrapped_.empty()) {
      if (!object_) {
        object_ = scanner_.begin(piece_bytes);
        has_articles_ = false;
        facts_ = nullptr;
        is_last_piece_taken_ = false;
        if (!object_) return std::nullopt;
      }
      line_ = object_->line;
      if (auto entry = object_->is_whole ? whole_object() : piece()) {
        return entry;
      }
    }
    Entry entry;
    entry.bytes = wrapped_.front().dump();
    entry.line = line_;
    wrapped_.pop_front();
    return entry;
  }

  // An object that is an article, or that cannot be read, as it is; nothing of
  // a wrapper, whose articles are kept for the next calls.
  std::optional<Entry> whole_object() {
    std::string json = std::move(object_->json);
    object_.reset();
    if (has_articles_ || may_wrap(json)) {
      Json value = parse(json);
      if (!value.is_discarded()) {
        collect(value);
        const bool is_rest =
            has_articles_ && !is_article(value, names_, Sign::text);
        if (!wrapped_.empty() || is_rest) return std::nullopt;
      }
    }
    return entry_of(std::move(json));
  }

  // Keeps the articles of a piece of an object that is not whole, or reads on
  // in the object. What cannot be read is an entry.
  std::optional<Entry> piece() {
    const std::size_t size = object_->json.size();
    const bool breaks_off = scanner_.is_at_end();
    if (is_last_piece_taken_ || size > max_wrapper_bytes) fail();
    if (breaks_off) object_->json += ',';  // behind an object that is whole
    // Half at least is taken, or parting takes longer than reading.
    if (auto cut = cut_in_list(object_->json, breaks_off ? 1 : size / 2)) {
      Json value = parse(cut->first);
      if (value.is_discarded() || !is_in_article(value, *cut, names_)) {
        object_->line +=
            static_cast<std::size_t>(std::ranges::count(cut->first, '\n'));
        object_->json = std::move(cut->rest);
        is_last_piece_taken_ = breaks_off;
        scanner_.read_on(*object_, piece_bytes);
        if (value.is_discarded()) return entry_of(std::move(cut->first));
        collect(value);
        return std::nullopt;
      }
    }
    if (breaks_off) fail();
    scanner_.read_on(*object_, std::min(2 * size, max_wrapper_bytes));
    return std::nullopt;
  }

  [[noreturn]] void fail() {
    const JsonScanner::Object object = *std::exchange(object_, std::nullopt);
    if (object.json.size() > max_wrapper_bytes) {
      scanner_.fail_as_too_large(object, max_wrapper_bytes);
    }
    scanner_.fail_as_cut_short(object);
  }

  // Keeps the articles of a wrapper.
  void collect(Json& value) {
    if (facts_.is_null()) facts_ = feed_facts(value);
    for (Json& row : rows_of_columns(value, names_)) {
      wrapped_.push_back(std::move(row));
    }
    for (const Sign sign : {Sign::text, Sign::title_and_date}) {
      if (!wrapped_.empty() || is_article(value, names_, sign)) break;
      collect_articles(value, names_, sign, max_depth, wrapped_);
    }
    for (Json& article : wrapped_) add_facts(facts_, names_, article);
    has_articles_ = has_articles_ || !wrapped_.empty();
  }

  Entry entry_of(std::string json) const {
    if (json.size() > max_record_bytes) {
      throw CorpusError(name_, line_,
                        "the object is larger than " +
                            std::to_string(max_record_bytes >> 20) +
                            " MiB, which is no article; split it");
    }
    Entry entry;
    entry.bytes = std::move(json);
    entry.line = line_;
    return entry;
  }

  // Mended if that is needed; discarded if it cannot be read even so.
  Json parse(const std::string& json) const {
    const JsonMeasure measure = measured(json);
    if (measure.values > max_wrapper_values) {
      throw CorpusError(name_, line_,
                        "the object has more than " +
                            std::to_string(max_wrapper_values) +
                            " values; split it");
    }
    const std::string shallow =
        measure.depth > deepest_value ? without_deep_values(json) : "";
    const std::string& read = shallow.empty() ? json : shallow;
    Json value = Json::parse(read, nullptr, false);
    if (!value.is_discarded()) return value;
    const RepairedJson repaired = repair_json(read);
    return repaired.json ? Json::parse(*repaired.json, nullptr, false)
                         : std::move(value);
  }

  // Objects without objects within wrap nothing, unless a list is the first of
  // their values, as in a table by columns.
  static bool may_wrap(std::string_view json) {
    const std::string_view behind_key =
        json.substr(std::min(json.find(':'), json.size() - 1) + 1);
    return json.find('{', 1) != json.npos ||
           trimmed(behind_key).starts_with('[');
  }

  std::string name_;
  const FieldNames& names_;
  std::string address_;                 // until the first article is given
  std::optional<Entry> second_;         // that was read to know if there is one
  std::optional<CorpusError> failure_;  // that was met there
  JsonScanner scanner_;
  std::optional<JsonScanner::Object> object_;  // that is being read
  Json facts_;                                 // of a feed, in its first piece
  bool has_articles_ = false;         // that object, as far as it was read
  bool is_last_piece_taken_ = false;  // of that object, which breaks off
  std::deque<Json> wrapped_;
  std::size_t line_ = 1;
};

}  // namespace

std::unique_ptr<Container> open_json_document(
    std::unique_ptr<ByteSource> source, const ContainerPlace& place) {
  return std::make_unique<JsonDocument>(std::move(source), place);
}

}  // namespace dateline
