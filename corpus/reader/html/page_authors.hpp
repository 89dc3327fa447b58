#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/page_facts.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Who wrote the article of a page, names with commas between them; "" if the
// page does not say. `headline` is the headline's block, blocks.size() if no
// block is; `content` are the blocks of the article.
std::string page_authors(const HtmlTree& tree,
                         const std::vector<TextBlock>& blocks,
                         const PageFacts& facts, std::size_t headline,
                         const std::vector<TextBlock>& content);

}  // namespace dateline
