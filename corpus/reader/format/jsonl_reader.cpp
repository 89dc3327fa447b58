#include "corpus/reader/format/jsonl_reader.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "corpus/reader/format/article_date.hpp"
#include "corpus/reader/format/dateline_byline.hpp"
#include "corpus/reader/format/field_limits.hpp"
#include "corpus/reader/format/identity.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/language.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_reason = 160;

enum Field : std::size_t {
  id,
  mongo_id,
  title,
  text,
  body,
  source,
  date,
  url,
  language,
  author,
  field_count
};
constexpr std::array<std::string_view, field_count> field_names = {
    "id",     "_id",  "title", "text",     "body",
    "source", "date", "url",   "language", "author"};

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

// Receives the events of nlohmann's parser and keeps the fields of the
// outermost object: nothing is built for what is passed over.
class FieldCollector : public nlohmann::json_sax<Json> {
 public:
  explicit FieldCollector(const RawRecord& record) : record_(record) {}

  // Empty if the field is missing.
  std::string take(Field field) {
    return std::move(values_[field]).value_or("");
  }

  bool null() override {
    require_object();
    return true;
  }
  bool boolean(bool) override { return other("true or false"); }
  bool number_integer(number_integer_t value) override {
    return number(std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return number(std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& digits) override {
    return number(digits);
  }
  bool binary(binary_t&) override { return other("binary"); }
  bool start_array(std::size_t) override {
    other("an array");
    ++depth_;
    return true;
  }
  bool end_array() override {
    --depth_;
    return true;
  }
  bool start_object(std::size_t) override {
    if (depth_ > 0) other("an object");
    ++depth_;
    return true;
  }
  bool end_object() override {
    --depth_;
    return true;
  }
  bool string(string_t& value) override;
  bool key(string_t& name) override;
  bool parse_error(std::size_t position, const std::string& last_token,
                   const Json::exception& error) override;

 private:
  [[noreturn]] void fail(const std::string& reason) const {
    throw CorpusError(record_.name, record_.line, reason);
  }
  void require_object() const {
    if (depth_ == 0) fail("not a JSON object; write one object a line");
  }
  // The field that the next value belongs to; nothing if it is passed over.
  std::optional<Field> current() const {
    return depth_ == 1 ? field_ : std::nullopt;
  }
  bool number(const std::string& digits);
  bool other(const std::string& kind) const;

  const RawRecord& record_;
  unsigned depth_ = 0;
  std::optional<Field> field_;
  std::array<bool, field_count> seen_{};
  std::array<std::optional<std::string>, field_count> values_;
};

bool FieldCollector::string(string_t& value) {
  require_object();
  const auto field = current();
  if (!field) return true;
  if (value.find('\0') != std::string::npos) {
    fail("\"" + std::string(field_names[*field]) +
         "\" holds a NUL character (\\u0000); remove it");
  }
  values_[*field] = std::move(value);
  return true;
}

bool FieldCollector::key(string_t& name) {
  if (depth_ != 1) return true;
  const auto* found = std::ranges::find(field_names, name);
  field_.reset();
  if (found == field_names.end()) return true;
  field_ = static_cast<Field>(found - field_names.begin());
  if (std::exchange(seen_[*field_], true)) {
    fail("the key \"" + name + "\" occurs twice");
  }
  return true;
}

bool FieldCollector::number(const std::string& digits) {
  require_object();
  const auto field = current();
  if (field == text || field == body) return other("a number");
  if (field) values_[*field] = digits;
  return true;
}

// For values that no field may have.
bool FieldCollector::other(const std::string& kind) const {
  require_object();
  if (const auto field = current()) {
    fail("\"" + std::string(field_names[*field]) + "\" is " + kind +
         ", not a string");
  }
  return true;
}

bool FieldCollector::parse_error(std::size_t position, const std::string&,
                                 const Json::exception& error) {
  if (const auto bad = first_invalid_utf8(record_.bytes)) {
    fail("not UTF-8 at byte " + std::to_string(*bad + 1) +
         " of the line; convert the file to UTF-8");
  }
  fail("not valid JSON at byte " + std::to_string(position) +
       " of the line: " + short_reason(error.what()));
}

std::string first_filled(std::string preferred, std::string other) {
  return is_blank(preferred) ? std::move(other) : std::move(preferred);
}

void check_text(const Article& article, const RawRecord& record) {
  if (article.title.empty() && is_blank(article.text)) {
    throw CorpusError(record.name, record.line,
                      "empty: neither \"text\" nor \"title\" has words");
  }
  for (const auto& reason :
       {rejects_as_text(article.text), rejects_as_markup(article.text)}) {
    if (!reason) continue;
    throw CorpusError(record.name, record.line, "\"text\" is " + *reason);
  }
}

}  // namespace

Article parse_json_line(const RawRecord& record) {
  FieldCollector fields(record);
  const char* bytes = record.bytes.data();
  Json::sax_parse(bytes, bytes + record.bytes.size(), &fields);
  Article article;
  std::string given =
      first_filled(one_line(fields.take(id)), one_line(fields.take(mongo_id)));
  const std::string written_date = fields.take(date);
  article.title = one_line(fields.take(title));
  article.text = first_filled(fields.take(text), fields.take(body));
  article.source = one_line(fields.take(source));
  const std::string locale = fields.take(language);
  article.language = canonical_language(locale);
  set_date(article, written_date, locale, record.line);
  article.url = one_line(fields.take(url));
  article.author = one_line(fields.take(author));
  article.origin = record.origin;
  article.line = record.line;
  limit_fields(article);
  article.id = article_id(std::move(given), article, written_date, record);
  check_id(article, record);
  check_text(article, record);
  add_dateline(article);
  return article;
}

}  // namespace dateline
