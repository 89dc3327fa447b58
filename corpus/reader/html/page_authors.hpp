#pragma once

#include <string>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/page_facts.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Who wrote the article of a page, names with commas between them; "" if the
// page does not say. `title` is the headline, as far as it is known.
std::string page_authors(const HtmlTree& tree,
                         const std::vector<TextBlock>& blocks,
                         const PageFacts& facts, const std::string& title);

}  // namespace dateline
