#pragma once

#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Takes from the blocks of an article what stands among its paragraphs but is
// none of them: labels and texts that come again, appeals to readers, bylines,
// credits and dates at its ends, and headings that no text follows.
void drop_insertions(const HtmlTree& tree, std::vector<TextBlock>& blocks);

}  // namespace dateline
