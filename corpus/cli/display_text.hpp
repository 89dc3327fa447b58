#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/results.hpp"

namespace dateline {

// A line of text that a terminal can be trusted with, and the parts to mark.
struct MarkedText {
  std::string text;
  std::vector<Span> spans;  // in `text`; sorted, disjoint
};

// What a terminal may be sent of `text`, on one line: articles come from
// anywhere, and an escape sequence could rewrite what the user believes to
// read. Control characters and ill-formed UTF-8 become U+FFFD, characters that
// reorder the line are left out, white space becomes one space, none at the
// ends. No space is put where a line ended between Chinese or Japanese
// characters. `spans` follow the text they mark; each offset may be anything.
MarkedText display_text(std::string_view text, const std::vector<Span>& spans);
std::string display_text(std::string_view text);

// Columns that `text` takes in a terminal: two for a wide East Asian character,
// none for a combining one.
std::size_t display_width(std::string_view text);

}  // namespace dateline
