#pragma once

#include <string>
#include <vector>

#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Blocks as plain text: a blank line between paragraphs, items of a list and
// rows of a table on lines of their own.
std::string rendered(const std::vector<TextBlock>& blocks);

}  // namespace dateline
