#pragma once

#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// What a block speaks for, in letters: its own if it looks like a paragraph of
// an article, less than 0 if it looks like a menu.
double block_weight(const TextBlock& block);

// How much of what looks like boilerplate is believed to be.
enum class Strictness { names_and_tags, sure_names, tags_only, none };

// What the names and tags of a page's elements tell about its blocks.
struct PageMarks {
  std::vector<bool> boilerplate;  // for each block
  std::vector<bool> body;  // for each node: it is named as the article's body
};

// Names count only as far as they fit the page: a word that would make
// boilerplate of a large part of the page's text is ignored.
PageMarks page_marks(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                     Strictness strictness);

}  // namespace dateline
