#pragma once

#include <cstddef>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// The lowest element that holds the article of a page: the one in which most of
// what looks like paragraphs stands, or one above it if parts of the article
// stand beside it. `weights` are what each block speaks for: block_weight().
std::size_t content_root(const HtmlTree& tree,
                         const std::vector<TextBlock>& blocks,
                         const std::vector<double>& weights);

// The nodes below `root`, and below elements that are named like it, as where
// an article is cut into parts. Other articles have headlines of their own.
// True for each such node.
std::vector<bool> content_nodes(const HtmlTree& tree, std::size_t root);

}  // namespace dateline
