#include "corpus/reader/format/html_reader.hpp"

#include <algorithm>
#include <utility>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/reader/format/table_row.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

// "utf-8" of "charset=utf-8", with or without quotes.
std::string_view declared_behind(std::string_view html, std::size_t at) {
  constexpr std::string_view key = "charset";
  std::string_view left = trimmed(html.substr(at + key.size(), 100));
  if (!left.starts_with('=')) return {};
  left = trimmed(left.substr(1));
  if (left.starts_with('"') || left.starts_with('\'')) left.remove_prefix(1);
  return left.substr(0, left.find_first_of("\"'; \t\r\n>/"));
}

}  // namespace

std::string_view charset_of_page(std::string_view html) {
  constexpr std::size_t head_bytes = 1u << 14;
  const std::string_view head = html.substr(0, head_bytes);
  const std::string lower = ascii_lower(head);
  for (std::size_t meta = lower.find("<meta"); meta != lower.npos;
       meta = lower.find("<meta", meta + 1)) {
    const std::size_t end = std::min(lower.find('>', meta), lower.size());
    const std::size_t key = lower.find("charset", meta);
    if (key >= end) continue;
    const std::string_view charset = declared_behind(head, key);
    if (!charset.empty()) return charset;
  }
  return {};
}

Article parse_html(const RawRecord& record) {
  if (!is_html(record.bytes)) {  // but for its name
    if (const auto reason = rejects_as_unmarked_text(record.bytes)) {
      throw CorpusError(record.name, record.line, *reason);
    }
  }
  const std::string_view declared = record.hints.charset.empty()
                                        ? charset_of_page(record.bytes)
                                        : record.hints.charset;
  const DecodedText decoded = decode_text(record.bytes, declared);
  WebPage page =
      read_web_page(decoded.utf8, record.hints.address, title_in_table(record));
  ArticleFields fields;
  fields.charset = decoded.charset;
  fields.title = std::move(page.title);
  fields.text = std::move(page.text);
  fields.source = std::move(page.source);
  fields.date = std::move(page.date);
  fields.url = std::move(page.address);
  fields.language = std::move(page.language);
  fields.author = std::move(page.author);
  if (is_blank(fields.text) && title_in_table(record).empty()) {
    throw CorpusError(record.name, record.line,
                      "a web page without the text of an article");
  }
  return article_of(std::move(fields), record);
}

}  // namespace dateline
