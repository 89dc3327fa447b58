#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/cli/display_text.hpp"

namespace dateline {

// `text` as content or attribute value of HTML: on one line, without control
// characters, and with none that HTML gives a meaning.
std::string html_text(std::string_view text);

// The same with <mark> around the marked parts of what display_text() returned.
std::string html_text(const MarkedText& text);

// `content`, which is HTML, in an element. `tag` may have attributes.
std::string element(const std::string& tag, const std::string& content);

// A row of a table, of cells as text.
std::string html_row(const std::vector<std::string>& cells, bool is_head);

}  // namespace dateline
