#pragma once

#include <string>
#include <vector>

namespace dateline {

// The pages of a document as one text: without page numbers and the lines that
// stand at the head or foot of most pages, and with words joined that were
// hyphenated at the end of a line. Lines are '\n'; a blank line parts
// paragraphs. Pages are valid UTF-8.
std::string text_of_pages(const std::vector<std::string>& pages);

}  // namespace dateline
