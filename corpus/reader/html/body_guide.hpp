#pragma once

#include <string>
#include <vector>

#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Compares the content that was found on a page with the body that the page's
// data give. If they tell the same, or the data are short, the content stays.
// If the page shows the body elsewhere, its blocks are the content; if it does
// not show it, because scripts would, the body is. `blocks` are all of the
// page.
std::vector<TextBlock> guided_content(std::vector<TextBlock> content,
                                      const std::vector<TextBlock>& blocks,
                                      const std::string& body);

}  // namespace dateline
