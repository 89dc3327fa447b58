#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/page_facts.hpp"
#include "corpus/reader/html/text_blocks.hpp"
#include "corpus/reader/html/title_parts.hpp"

namespace dateline {

// The headline of a page's article, on one line, without the outlet's name;
// "" if the page has none. `address` is the page's, "" if it is not known.
std::string page_title(const HtmlTree& tree,
                       const std::vector<TextBlock>& blocks,
                       const PageFacts& facts, std::string_view address);

// The block that shows a headline: the first heading that is equal to it, or
// else the first block that is, or else the first heading that has a topic more
// or less; blocks.size() if there is none.
std::size_t headline_block(const std::vector<TextBlock>& blocks,
                           const std::string& title);

}  // namespace dateline
