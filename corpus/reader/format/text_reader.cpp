#include "corpus/reader/format/text_reader.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/reader/encoding/double_encoding.hpp"
#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/article_date.hpp"
#include "corpus/reader/format/dateline_byline.hpp"
#include "corpus/reader/format/field_limits.hpp"
#include "corpus/reader/format/identity.hpp"
#include "corpus/reader/format/table_row.hpp"
#include "corpus/reader/format/title.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/language.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::string_view byte_order_mark = "\ufeff";
constexpr std::size_t max_key = 30;

enum class HeaderField { title, source, date, url, language, author, id };

struct Key {
  std::string_view name;  // in lower case
  HeaderField field;
};
constexpr Key keys[] = {
    {"title", HeaderField::title},
    {"headline", HeaderField::title},
    {"source", HeaderField::source},
    {"outlet", HeaderField::source},
    {"publisher", HeaderField::source},
    {"date", HeaderField::date},
    {"published", HeaderField::date},
    {"url", HeaderField::url},
    {"link", HeaderField::url},
    {"language", HeaderField::language},
    {"lang", HeaderField::language},
    {"author", HeaderField::author},
    {"by", HeaderField::author},
    {"byline", HeaderField::author},
    {"id", HeaderField::id},
};

struct HeaderLine {
  std::optional<HeaderField> field;  // nothing if the key is not known
  std::string_view value;
};

// "Key: value", the key a single word of letters and hyphens.
std::optional<HeaderLine> header_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon == 0 || colon > max_key) {
    return std::nullopt;
  }
  const std::string key = ascii_lower(line.substr(0, colon));
  if (key.find_first_not_of("abcdefghijklmnopqrstuvwxyz-_") != key.npos) {
    return std::nullopt;
  }
  HeaderLine header{std::nullopt, trimmed(line.substr(colon + 1))};
  const auto* known = std::ranges::find(keys, key, &Key::name);
  if (known != std::end(keys)) header.field = known->field;
  return header;
}

struct Header {
  std::vector<HeaderLine> lines;
  std::size_t end = 0;  // where what follows the header begins
};

// The header lines from `begin` on; none if the first has no known key. Where a
// blank line does not close them, the last known key does: what follows may be
// a sentence with a colon.
Header header_at(std::string_view text, std::size_t begin, char line_break) {
  Header header{{}, begin};
  std::size_t known_lines = 0;
  std::size_t known_end = begin;
  std::size_t at = begin;
  while (at < text.size()) {
    const Line line = line_at(text, at, line_break);
    if (is_blank(line.of(text))) {
      header.end = at;
      return header;
    }
    const auto parsed = header_line(line.of(text));
    if (header.lines.empty() && !(parsed && parsed->field)) return header;
    if (!parsed) break;
    header.lines.push_back(*parsed);
    at = line.next;
    if (!parsed->field) continue;
    known_lines = header.lines.size();
    known_end = at;
  }
  header.lines.resize(known_lines);
  header.end = known_end;
  return header;
}

// The line of `offset`, from 1.
std::size_t line_number(std::string_view bytes, std::size_t offset) {
  const auto front = bytes.substr(0, offset);
  const auto breaks = std::ranges::count(front, line_break_of(bytes));
  return static_cast<std::size_t>(breaks) + 1;
}

// The first of two lines with the same meaning counts.
void set(std::string& member, std::string value) {
  if (member.empty()) member = std::move(value);
}

void apply(const HeaderLine& line, Article& article) {
  const std::string value = one_line(line.value);
  switch (*line.field) {
    case HeaderField::title:
      return set(article.title, value);
    case HeaderField::source:
      return set(article.source, value);
    case HeaderField::date:
      return;  // needs the language: see apply_dates()
    case HeaderField::url:
      return set(article.url, value);
    case HeaderField::language:
      return set(article.language, canonical_language(value));
    case HeaderField::author:
      return set(article.author, without_byline_word(value));
    case HeaderField::id:
      return set(article.id, std::string(trimmed(line.value)));
  }
}

// The first date that can be read counts.
void apply_dates(const Header& header, std::string_view bytes,
                 Article& article) {
  std::string_view locale;
  for (const HeaderLine& line : header.lines) {
    if (line.field == HeaderField::language && locale.empty()) {
      locale = line.value;
    }
  }
  for (const HeaderLine& line : header.lines) {
    if (line.field != HeaderField::date) continue;
    const auto offset =
        static_cast<std::size_t>(line.value.data() - bytes.data());
    set_date(article, line.value, locale, line_number(bytes, offset));
  }
}

// `stored` are the bytes of which `text` was made: signatures stand there.
void check_text(const RawRecord& record, std::string_view stored,
                std::string_view text) {
  std::optional<std::string> reason;
  const bool was_decoded = stored.data() != text.data();
  if (was_decoded && wide_charset(stored).empty()) {
    reason = rejects_as_text(stored);
  }
  if (!reason) reason = rejects_as_unmarked_text(stored);
  if (!reason) reason = rejects_as_text(text);
  if (reason) throw CorpusError(record.name, 0, *reason);
  if (is_blank(text)) {
    throw CorpusError(
        record.name, 0,
        text.empty() ? "the file is empty" : "the file holds only white space");
  }
}

bool has_letter_or_digit(std::string_view line) {
  return !all_code_points(line, [](const CodePoint& point) {
    return point.code < 0 || u_isalnum(point.code) == 0;
  });
}

// Where the first line with a letter or digit begins, or if there is none, the
// first line that is not blank.
std::size_t begin_of_content(std::string_view text, char line_break) {
  const std::size_t start =
      text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const Line first = filled_line_at(text, start, line_break);
  for (Line line = first; line.begin < line.end;
       line = filled_line_at(text, line.next, line_break)) {
    if (has_letter_or_digit(line.of(text))) return line.begin;
  }
  return first.begin;
}

}  // namespace

bool begins_with_header(std::string_view text) {
  const char line_break = line_break_of(text);
  const std::size_t begin = begin_of_content(text, line_break);
  return !header_at(text, begin, line_break).lines.empty();
}

Article parse_text_file(const RawRecord& record) {
  const bool is_utf8 = is_utf8_text(record.bytes);
  const DecodedText decoded =
      is_utf8 ? DecodedText() : decode_text(record.bytes, record.hints.charset);
  std::string_view bytes = is_utf8 ? record.bytes : decoded.utf8;
  check_text(record, record.bytes, bytes);
  const std::optional<MendedText> mended = mend_double_encoding(bytes);
  if (mended) bytes = mended->utf8;
  const char line_break = line_break_of(bytes);
  Article article;
  article.charset = is_utf8 ? "UTF-8" : decoded.charset;
  if (!is_utf8) {
    article.notes.push_back(decoded.note());
  }
  if (mended) {
    article.notes.push_back(note_on_double_encoding(mended->characters));
  }
  if (!record.hints.note.empty()) article.notes.push_back(record.hints.note);
  const Header header =
      header_at(bytes, begin_of_content(bytes, line_break), line_break);
  for (const HeaderLine& line : header.lines) {
    if (line.field) apply(line, article);
  }
  apply_dates(header, bytes, article);
  take_table_row(record, article);
  Line first = filled_line_at(bytes, header.end, line_break);
  if (article.title.empty() && first_line_is_title(bytes.substr(first.begin))) {
    article.title = one_line(first.of(bytes));
    first = filled_line_at(bytes, first.next, line_break);
  }
  article.text = bytes.substr(first.begin);
  article.text_offset = first.begin;
  if (article.url.empty()) article.url = one_line(record.hints.address);
  article.origin = record.origin;
  article.line = record.line;
  limit_fields(article);
  article.id = article_id(std::move(article.id), article, "", record);
  check_id(article, record);
  if (article.title.empty() && article.text.empty()) {
    throw CorpusError(record.name, 0, "header lines without title or text");
  }
  add_dateline(article);
  return article;
}

}  // namespace dateline
