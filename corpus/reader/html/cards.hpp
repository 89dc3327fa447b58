#pragma once

#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Marks the elements that announce other pages, each by a link and a few words:
// three or more neighbours that are built alike. True for each such node, not
// for what is below it.
std::vector<bool> card_elements(const HtmlTree& tree,
                                const std::vector<TextBlock>& blocks);

}  // namespace dateline
