#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/page_facts.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// When the article of a page was published, as the page writes it; read_date()
// can read it by `language`. "" if the page does not say. What pages declare
// for machines comes first, then the address, what stands by the headline, the
// date of a change, and last what stands behind the text. A declared time in
// UTC gives the day that the page shows, if that is the one before or behind.
// `headline` is the headline's block, blocks.size() if no block is; `text_end`
// is the node behind the article's text.
std::string page_date(const HtmlTree& tree,
                      const std::vector<TextBlock>& blocks,
                      const PageFacts& facts, std::size_t headline,
                      std::size_t text_end, std::string_view address,
                      std::string_view language);

}  // namespace dateline
