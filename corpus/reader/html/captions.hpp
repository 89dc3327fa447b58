#pragma once

#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Marks the elements that hold a picture and what is written below it: figures,
// and other elements with nothing but pictures and a few words that are no
// sentence. True for each such node, not for what is below it.
std::vector<bool> captioned_pictures(const HtmlTree& tree,
                                     const std::vector<TextBlock>& blocks);

}  // namespace dateline
