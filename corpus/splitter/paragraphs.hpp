#pragma once

#include <functional>
#include <string_view>

#include "dateline/span.hpp"

namespace dateline {

// Calls `each` with the paragraphs of a text, in order. They partition it: the
// first begins at 0, each ends where the next begins (white space between two
// belongs to the former), the last ends at text.size(). A text without any but
// white space is one paragraph; an empty text has none.
//
// How paragraphs are marked is found from the text itself. Blank lines always
// part them. In hard-wrapped text, where line breaks fall within sentences, an
// indented line begins one too, and a sentence that leaves much of its last
// line empty ends one. In other text each line is one, so that the lines of a
// list or a poem stay apart; only a line break that plainly falls within a
// sentence does not count.
void each_paragraph(std::string_view text,
                    const std::function<void(Span)>& each);

}  // namespace dateline
