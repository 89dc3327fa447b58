#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// A text that a page shows on its own, and its title_key().
struct ShownLine {
  std::string text;
  std::string key;
};

// The elements of one tag that are no links to the front page or to a folder
// that the page lies in, as the names of outlets and blogs are; the first
// twenty. `address` is the page's, "" if it is not known.
std::vector<ShownLine> headlines(const HtmlTree& tree, GumboTag tag,
                                 std::string_view address);

// Headings of any level without such links.
std::vector<ShownLine> headings(const HtmlTree& tree,
                                const std::vector<TextBlock>& blocks,
                                std::string_view address);

// The lines at the beginning of a page that are no links.
std::vector<ShownLine> opening_lines(const std::vector<TextBlock>& blocks);

}  // namespace dateline
