#pragma once

#include <string>
#include <string_view>

#include "corpus/cli/display_text.hpp"

namespace dateline::query_tool {

// `text` as content or attribute value of HTML: on one line, without control
// characters, and with none that HTML gives a meaning.
std::string html_text(std::string_view text);

// The same with <mark> around the marked parts. `text` is as display_text() has
// made it.
std::string html_text(const MarkedText& text);

}  // namespace dateline::query_tool
