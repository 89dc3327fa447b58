#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Blocks as plain text: a blank line between paragraphs, items of a list and
// rows of a table on lines of their own.
std::string rendered(const std::vector<TextBlock>& blocks);

// A value that programs write into a page, as one line. Entities in it were
// escaped twice and are decoded; an address is left as it is.
std::string plain_line(std::string_view value);

}  // namespace dateline
