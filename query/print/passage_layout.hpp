#pragma once

#include <string_view>
#include <vector>

#include "corpus/cli/display_text.hpp"

namespace dateline {

// The paragraphs of a passage, each as one line to be wrapped anew. A line
// break that only kept the source within its column is undone; the others,
// between paragraphs or the lines of a list, stay.
std::vector<MarkedText> display_paragraphs(std::string_view text,
                                           const std::vector<Span>& spans);

}  // namespace dateline
