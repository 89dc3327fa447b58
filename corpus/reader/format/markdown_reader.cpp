#include "corpus/reader/format/markdown_reader.hpp"

#include <cmark.h>

#include <cstdlib>
#include <memory>
#include <utility>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/reader/format/front_matter.hpp"
#include "corpus/reader/format/table_row.hpp"
#include "corpus/reader/format/text_reader.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using OwnedNode = std::unique_ptr<cmark_node, FreeNode>;

// What a node says, without its markup.
std::string text_of_node(cmark_node* node) {
  struct Free {
    void operator()(char* text) const { std::free(text); }
  };
  const std::unique_ptr<char, Free> html(
      cmark_render_html(node, CMARK_OPT_UNSAFE));
  return text_of_markup(html.get());
}

// Takes the first heading for the title, if there is none.
void read_body(std::string_view body, bool has_title, ArticleFields& fields) {
  const OwnedNode document(
      cmark_parse_document(body.data(), body.size(), CMARK_OPT_DEFAULT));
  cmark_node* first = cmark_node_first_child(document.get());
  if (!has_title && first != nullptr &&
      cmark_node_get_type(first) == CMARK_NODE_HEADING) {
    cmark_node_unlink(first);
    const OwnedNode heading(first);
    fields.title = text_of_node(first);
  }
  fields.text = text_of_node(document.get());
}

// "2024-05-07" of "posts/2024-05-07-ferry.md", "2024-5-7" of one without the
// zeros; "" of other names.
std::string date_of_name(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  std::size_t at = 0;
  for (const std::size_t most : {4, 2, 2}) {  // digits
    const std::size_t begin = at;
    while (at < name.size() && is_ascii_digit(name[at])) ++at;
    const std::size_t digits = at - begin;
    const bool is_year = begin == 0;
    if (digits == 0 || digits > most || (is_year && digits < most) ||
        at == name.size() || name[at] != '-') {
      return "";
    }
    ++at;
  }
  return at < name.size() ? std::string(name.substr(0, at - 1)) : "";
}

}  // namespace

Article parse_markdown(const RawRecord& record) {
  const DecodedText text = decode_text(record.bytes, record.hints.charset);
  if (const auto reason = rejects_as_unmarked_text(record.bytes)) {
    throw CorpusError(record.name, record.line, *reason);
  }
  const DividedText parts = divided_text(text.utf8);
  if (parts.front_matter.empty() && begins_with_header(text.utf8)) {
    return parse_text_file(record);
  }
  ArticleFields fields = front_matter_fields(
      parts, record.names ? *record.names : common_field_names());
  fields.charset = text.charset;
  const bool has_title =
      !fields.title.empty() || !title_in_table(record).empty();
  read_body(parts.body, has_title, fields);
  if (fields.date.empty()) fields.date = date_of_name(record.id);
  return article_of(std::move(fields), record);
}

}  // namespace dateline
