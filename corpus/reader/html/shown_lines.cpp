#include "corpus/reader/html/shown_lines.hpp"

#include <algorithm>
#include <span>

#include "corpus/reader/html/page_facts.hpp"
#include "corpus/reader/html/title_parts.hpp"
#include "corpus/text/absolute_address.hpp"
#include "corpus/text/header_words.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_headlines = 20;  // <h1> that are looked at
constexpr std::size_t max_line_bytes = 1000;
constexpr std::size_t max_blocks = 200;  // and other lines

// Whether a link leads to the front page or to a folder that the page lies in,
// as the names of outlets and blogs do.
bool leads_up(std::string_view link, std::string_view address) {
  if (is_front_page(link)) return true;
  const std::string above = address_key(absolute_address(link, address));
  const std::string page = address_key(address);
  return !above.empty() && page.size() > above.size() &&
         page.starts_with(above) && page[above.size()] == '/';
}

// Whether an element is such a link, lies in one or holds one.
bool is_linked_upwards(const HtmlTree& tree, std::size_t node,
                       std::string_view address) {
  const auto is_link = [&](std::size_t at) {
    return tree[at].tag == GUMBO_TAG_A && !tree.attribute(at, "href").empty() &&
           leads_up(tree.attribute(at, "href"), address);
  };
  for (std::size_t at = node; at < tree[node].end; ++at) {
    if (is_link(at)) return true;
  }
  return is_link(tree[node].parent);
}

}  // namespace

std::vector<ShownLine> headlines(const HtmlTree& tree, GumboTag tag,
                                 std::string_view address) {
  std::vector<ShownLine> found;
  for (std::size_t at = 0; at < tree.size() && found.size() < max_headlines;
       ++at) {
    if (tree[at].tag != tag || is_linked_upwards(tree, at, address)) continue;
    std::string text = tree.text_below(at, max_line_bytes);
    std::string key = title_key(text);
    if (!text.empty()) found.push_back({std::move(text), std::move(key)});
  }
  return found;
}

std::vector<ShownLine> headings(const HtmlTree& tree,
                                const std::vector<TextBlock>& blocks,
                                std::string_view address) {
  std::vector<ShownLine> found;
  for (const TextBlock& block : blocks) {
    if (block.kind != TextBlock::Kind::heading || found.size() == max_blocks ||
        block.text.size() > max_line_bytes ||
        (block.link_length > 0 &&
         is_linked_upwards(tree, block.node, address))) {
      continue;
    }
    found.push_back({one_line(block.text), title_key(block.text)});
  }
  return found;
}

std::vector<ShownLine> opening_lines(const std::vector<TextBlock>& blocks) {
  std::vector<ShownLine> lines;
  for (const TextBlock& block :
       std::span(blocks).first(std::min(blocks.size(), max_blocks))) {
    if (block.link_density() > 0.5 || block.length > 2 * max_line_bytes) {
      continue;
    }
    for (std::size_t at = 0; at < block.text.size();) {
      const Line line = line_at(block.text, at, '\n');
      lines.push_back(
          {one_line(line.of(block.text)), title_key(line.of(block.text))});
      at = line.next;
    }
  }
  return lines;
}

}  // namespace dateline
