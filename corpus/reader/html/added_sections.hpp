#pragma once

#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Which blocks belong to what a page adds to its article: what readers have
// written, links to other articles, who the author is. Goes by the words that
// open it and by where it stands, not by names of elements: it stands below a
// part of the article, and not among its paragraphs. `is_headline` and
// `is_boilerplate` are for each block.
std::vector<bool> added_sections(const HtmlTree& tree,
                                 const std::vector<TextBlock>& blocks,
                                 const std::vector<bool>& is_headline,
                                 const std::vector<bool>& is_boilerplate);

}  // namespace dateline
