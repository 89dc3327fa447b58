#include "corpus/reader/container/json_document.hpp"

#include <algorithm>
#include <deque>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/reader/container/json_columns.hpp"
#include "corpus/reader/container/json_scanner.hpp"
#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/format/json_repair.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_wrapper_bytes = 256u << 20;
constexpr int max_depth = 8;  // of arrays of articles

// What makes an object within others an article: a text, or, where none has
// one, a title and a date.
enum class Sign { text, title_and_date };

struct Signs {
  bool text = false;
  bool title = false;
  bool date = false;
};

// Adds those of an object, and of the objects whose members count as its own.
void add_signs(const Json& object, const FieldNames& names, Signs& signs) {
  for (const auto& [key, value] : object.items()) {
    if (wraps_fields(key) && value.is_object()) {
      add_signs(value, names, signs);
      continue;
    }
    const auto field = names.find(key);
    if (!field) continue;
    if (field->member == &ArticleFields::text) {
      signs.text = signs.text || value.is_string() || value.is_object() ||
                   field->has_alternatives;
    } else if (field->member == &ArticleFields::title) {
      signs.title = signs.title || !value.is_null();
    } else if (field->member == &ArticleFields::date) {
      signs.date = signs.date || value.is_string();
    }
  }
}

bool is_article(const Json& object, const FieldNames& names, Sign sign) {
  if (object.contains("_source")) return true;
  Signs signs;
  add_signs(object, names, signs);
  return sign == Sign::text ? signs.text : signs.title && signs.date;
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

class JsonDocument final : public Container {
 public:
  JsonDocument(std::unique_ptr<ByteSource> source, const ContainerPlace& place)
      : name_(place.name),
        names_(*place.names),
        scanner_(std::move(source), place.name) {}

  std::optional<Entry> next() override {
    while (wrapped_.empty()) {
      auto object = scanner_.next(max_wrapper_bytes);
      if (!object) return std::nullopt;
      line_ = object->line;
      if (auto entry = entry_of(std::move(object->json))) return entry;
    }
    Entry entry;
    entry.bytes = wrapped_.front().dump();
    entry.line = line_;
    wrapped_.pop_front();
    return entry;
  }

 private:
  // An object that is an article, or that cannot be read, as it is; nothing of
  // a wrapper, whose articles are kept for the next calls.
  std::optional<Entry> entry_of(std::string json) {
    if (may_wrap(json)) {
      Json value = parse(json);
      for (Json& row : rows_of_columns(value, names_)) {
        wrapped_.push_back(std::move(row));
      }
      if (!wrapped_.empty()) return std::nullopt;
      for (const Sign sign : {Sign::text, Sign::title_and_date}) {
        if (value.is_discarded() || is_article(value, names_, sign)) break;
        collect_articles(value, names_, sign, max_depth, wrapped_);
        if (!wrapped_.empty()) return std::nullopt;
      }
    }
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
  JsonScanner scanner_;
  std::deque<Json> wrapped_;
  std::size_t line_ = 1;
};

}  // namespace

std::unique_ptr<Container> open_json_document(
    std::unique_ptr<ByteSource> source, const ContainerPlace& place) {
  return std::make_unique<JsonDocument>(std::move(source), place);
}

}  // namespace dateline
