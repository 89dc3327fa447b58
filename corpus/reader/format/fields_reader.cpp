#include "corpus/reader/format/fields_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "corpus/reader/author/author_addresses.hpp"
#include "corpus/reader/encoding/double_encoding.hpp"
#include "corpus/reader/format/article_date.hpp"
#include "corpus/reader/format/dateline_byline.hpp"
#include "corpus/reader/format/field_limits.hpp"
#include "corpus/reader/format/identity.hpp"
#include "corpus/reader/format/table_row.hpp"
#include "corpus/reader/html/markup_signs.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/calendar.hpp"
#include "corpus/text/language.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

// Documents of XML, books and PDF may be larger than a record, but no article
// is.
void check_size(const ArticleFields& fields, const RawRecord& record) {
  const std::size_t size = fields.text.size() + fields.title.size() +
                           fields.author.size() + fields.source.size();
  if (size > max_record_bytes) {
    throw CorpusError(record.name, record.line,
                      "the text is larger than " +
                          std::to_string(max_record_bytes >> 20) +
                          " MiB, which is no article; split it");
  }
}

// Titles have no elements, but entities, which feeds escape twice.
std::string plain_title(const std::string& title) {
  return has_markup(title) ? text_of_markup(title) : title;
}

void decode_markup(ArticleFields& fields) {
  fields.title = plain_title(fields.title);
  fields.author = plain_title(fields.author);
  fields.source = plain_title(fields.source);
  if (fields.markup == Markup::perhaps) {
    if (!has_markup(fields.text)) return;
    fields.notes.emplace_back("the text is HTML and is read as such");
  }
  std::string text = text_of_markup(fields.text);
  if (is_markup_escaped_twice(fields.text, text)) {
    std::string plain = text_of_markup(text);
    if (!is_blank(plain)) text = std::move(plain);
  }
  fields.text = std::move(text);
}

// Character references of XML and encoded words of mail can stand for bytes
// that are no UTF-8, and broken programs write NULs. A field is used without
// them.
void mend_characters(ArticleFields& fields) {
  std::size_t nuls = 0;
  for (std::string* field :
       {&fields.id, &fields.title, &fields.text, &fields.source, &fields.date,
        &fields.url, &fields.language, &fields.author}) {
    if (first_invalid_utf8(*field)) *field = to_utf8(to_utf32(*field));
    nuls += std::erase(*field, '\0');
  }
  if (nuls > 0) fields.notes.emplace_back("NUL characters are left out");
}

// Returns how many characters were mended.
std::size_t mend_doubly_encoded(ArticleFields& fields) {
  std::size_t characters = 0;
  for (std::string* field :
       {&fields.title, &fields.text, &fields.source, &fields.author}) {
    if (auto mended = mend_double_encoding(*field)) {
      characters += mended->characters;
      *field = std::move(mended->utf8);
    }
  }
  return characters;
}

// The characters may stand there as entities too, and markup has a no-break
// space for a blank, which is a part of some of them.
void decode_markup_and_mend(ArticleFields& fields) {
  std::size_t mended = mend_doubly_encoded(fields);
  if (fields.markup != Markup::no) {
    decode_markup(fields);
    mended += mend_doubly_encoded(fields);
  }
  if (mended > 0) fields.notes.push_back(note_on_double_encoding(mended));
}

std::size_t count_replacements(std::string_view text) {
  constexpr std::string_view mark = "\ufffd";
  std::size_t count = 0;
  for (std::size_t at = text.find(mark); at != text.npos;
       at = text.find(mark, at + mark.size())) {
    ++count;
  }
  return count;
}

// Says that characters are lost, if no note does: here, because bytes are none
// of the file's encoding, or before, where the file has U+FFFD itself.
void add_note_of_lost_characters(ArticleFields& fields) {
  const bool is_noted = std::ranges::any_of(
      fields.notes,
      [](const std::string& note) { return note.find("U+FFFD") != note.npos; });
  const std::size_t lost =
      count_replacements(fields.title) + count_replacements(fields.text);
  if (is_noted || lost == 0) return;
  fields.notes.push_back(lost == 1
                             ? "1 character is lost and stands as U+FFFD"
                             : std::to_string(lost) +
                                   " characters are lost and stand as U+FFFD");
}

bool is_web_address(std::string_view text) {
  const std::string lower = ascii_lower(text.substr(0, 8));
  return (lower.starts_with("http://") || lower.starts_with("https://")) &&
         text.find_first_of(" ,;") == text.npos;
}

// Leaves addresses out of an author, who keeps that of a mail if it is all that
// is known.
void use_name_of_author(ArticleFields& fields) {
  const std::string author(trimmed(fields.author));
  if (is_web_address(author)) {
    fields.notes.push_back(
        "the author '" + author +
        "' is left out, because it is an address and no name");
    fields.author.clear();
  } else {
    fields.author = without_addresses(author);
  }
}

// An id is a name: with other spaces it would be another, under which no
// program that gave it asks for the article. But it is one line, as lists of
// ids are lines.
std::string id_as_given(const std::string& id) {
  return id.find_first_of("\r\n") == id.npos ? std::string(trimmed(id))
                                             : one_line(id);
}

void check_filled(const Article& article, const RawRecord& record) {
  if (article.title.empty() && is_blank(article.text)) {
    throw CorpusError(record.name, record.line,
                      "empty: there is neither a text nor a title");
  }
}

void check_is_text(const Article& article, const RawRecord& record) {
  if (const auto reason = rejects_as_text(article.text)) {
    throw CorpusError(record.name, record.line, "the text is " + *reason);
  }
}

}  // namespace

Article article_of(ArticleFields fields, const RawRecord& record) {
  const bool is_exported = fields.is_exported;
  if (is_blank(fields.text)) fields.text = std::move(fields.summary);
  check_size(fields, record);
  if (!is_exported) {
    mend_characters(fields);
    decode_markup_and_mend(fields);
    use_name_of_author(fields);
    add_note_of_lost_characters(fields);
  }
  Article article;
  article.title = one_line(fields.title);
  article.text = std::move(fields.text);
  article.source = one_line(fields.source);
  article.language = canonical_language(fields.language);
  // The index has the years of our calendar, but 2567 would be read as one of
  // Thailand's.
  if (is_exported && parse_iso_date(fields.date)) article.date = fields.date;
  set_date(article, fields.date, fields.language, record.line);
  article.url =
      one_line(fields.url.empty() ? record.hints.address : fields.url);
  article.author = one_line(fields.author);
  if (!is_exported) article.author = without_byline_word(article.author);
  article.id = is_exported ? fields.id : id_as_given(fields.id);
  article.origin = record.origin;
  article.line = record.line;
  article.charset = std::move(fields.charset);
  article.notes = std::move(fields.notes);
  if (!record.hints.note.empty()) article.notes.push_back(record.hints.note);
  if (!is_exported) {
    take_table_row(record, article);
    add_subtitle(record, article);
  }
  limit_fields(article);
  article.id = article_id(std::move(article.id), article, fields.date, record);
  check_id(article, record);
  check_filled(article, record);
  if (!is_exported) {
    check_is_text(article, record);
    add_dateline(article);
  }
  return article;
}

Article parse_fields(const RawRecord& record) {
  return article_of(*record.fields, record);
}

}  // namespace dateline
