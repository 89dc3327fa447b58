#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Which of the blocks (headline, body) is the summary that stands between the
// headline and the body of an article, if one does: the page's description, a
// block that is named as a summary, or else the first sentences below the
// headline, behind dates and names, if they are not marked in `boilerplate`.
// What is written below a picture is none.
// `description` is what the page's data say, "" if nothing.
std::optional<std::size_t> standfirst(const HtmlTree& tree,
                                      const std::vector<TextBlock>& blocks,
                                      std::size_t headline, std::size_t body,
                                      const std::vector<bool>& boilerplate,
                                      const std::string& description);

}  // namespace dateline
