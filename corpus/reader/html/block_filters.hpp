#pragma once

#include <string>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Takes from the blocks of an article what stands among its paragraphs but is
// none of them: labels that come again and again, credits of pictures, bylines
// and dates at its ends, quotations of what the text says elsewhere, and
// headings that no text follows. `author` is who wrote it, "" if not known.
void drop_insertions(const HtmlTree& tree, const std::string& author,
                     std::vector<TextBlock>& blocks);

}  // namespace dateline
