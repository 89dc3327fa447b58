#include "corpus/reader/html/text_rendering.hpp"

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {

std::string rendered(const std::vector<TextBlock>& blocks) {
  std::string text;
  for (const TextBlock& block : blocks) {
    if (!text.empty()) text += block.goes_on ? "\n" : "\n\n";
    if (block.kind == TextBlock::Kind::item) text += "- ";
    text += block.text;
  }
  return text;
}

std::string text_of_markup(std::string_view html) {
  const HtmlTree tree(html);
  return rendered(text_blocks(tree, 0));
}

std::string plain_line(std::string_view value) {
  const std::size_t entity = value.find('&');
  const bool has_entity = entity != value.npos &&
                          value.find(';', entity) != value.npos &&
                          value.find('<') == value.npos;
  return one_line(has_entity && !value.starts_with("http")
                      ? text_of_markup(value)
                      : std::string(value));
}

}  // namespace dateline
