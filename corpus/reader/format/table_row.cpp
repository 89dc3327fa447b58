#include "corpus/reader/format/table_row.hpp"

#include <algorithm>
#include <string>

#include "corpus/reader/format/article_date.hpp"
#include "corpus/reader/format/dateline_byline.hpp"
#include "corpus/reader/html/markup_signs.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/text/language.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// The cell in one line, without NULs and markup.
std::string plain(std::string cell) {
  std::erase(cell, '\0');
  return one_line(has_markup(cell) ? text_of_markup(cell) : cell);
}

void take(const std::string& cell, std::string& field) {
  std::string value = plain(cell);
  if (!is_blank(value)) field = std::move(value);
}

}  // namespace

std::string title_in_table(const RawRecord& record) {
  return record.row == nullptr ? "" : plain(record.row->fields.title);
}

void take_table_row(const RawRecord& record, Article& article) {
  if (record.row == nullptr) return;
  const ArticleFields& fields = record.row->fields;
  take(fields.id, article.id);
  take(fields.title, article.title);
  take(fields.source, article.source);
  take(without_byline_word(plain(fields.author)), article.author);
  take(fields.url, article.url);
  if (!is_blank(fields.language)) {
    article.language = canonical_language(fields.language);
  }
  if (!is_blank(fields.date)) {
    article.date.clear();
    article.unread_date.reset();
    set_date(article, plain(fields.date), fields.language, record.line);
  }
  article.notes.insert(article.notes.end(), fields.notes.begin(),
                       fields.notes.end());
}

void add_subtitle(const RawRecord& record, Article& article) {
  if (record.row == nullptr) return;
  constexpr std::size_t max_bytes = 1u << 16;  // more is a mistake
  const std::string subtitle =
      plain(std::string(truncated(record.row->subtitle, max_bytes)));
  if (is_blank(subtitle) || article.text.find(subtitle) != std::string::npos) {
    return;
  }
  article.text =
      is_blank(article.text) ? subtitle : subtitle + "\n\n" + article.text;
}

}  // namespace dateline
