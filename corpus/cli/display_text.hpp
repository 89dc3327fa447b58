#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.hpp"

namespace dateline {

// A line of text that is safe to send to a terminal, and the parts to mark.
struct MarkedText {
  std::string text;
  std::vector<Span> spans;  // in `text`; sorted, disjoint
};

// Makes `text` one line that is safe to send to a terminal, because articles
// come from anywhere, and their escape sequences could rewrite the screen.
// Control characters and ill-formed UTF-8 become U+FFFD. Characters that
// reorder the line are left out. White space becomes one space, and none at the
// ends; a line end between Chinese or Japanese characters becomes nothing.
// `spans` are moved with the text they mark; their offsets may be any numbers.
MarkedText display_text(std::string_view text, const std::vector<Span>& spans);
std::string display_text(std::string_view text);

// Whether a character may act on a terminal, end a line or reorder it where
// data is written as it is: a control character (U+0000 to U+001F, U+007F to
// U+009F), a line or paragraph separator, an embedding, override or isolate of
// bidirectional text.
bool is_harmful(std::int32_t code);

}  // namespace dateline
