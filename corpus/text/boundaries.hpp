#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.hpp"

namespace dateline {

// Where Unicode lets a text be parted, by ICU. Offsets are bytes. Texts are
// below 2 GiB. Safe from any thread, but slow in a thread's first calls, which
// load ICU's rules. All throw Error if ICU's data is missing.

// Calls `each` with the words of `text` in their order, white space and
// punctuation left out. Chinese, Japanese and Thai are parted by dictionary.
void each_word(std::string_view text, const std::function<void(Span)>& each);

// The ends of pieces that together are all of `text`: ascending, the last is
// its size. Pieces are words and what stands between them, characters as
// readers see them (grapheme clusters), or what must stay on one line (UAX 14).
std::vector<std::size_t> word_boundaries(std::string_view text);
std::vector<std::size_t> character_boundaries(std::string_view text);
std::vector<std::size_t> line_boundaries(std::string_view text);

// The same of sentences, by the rules of `language`, an ISO 639-1 code or "".
// Calls `each` with each end, and must not be called by it again.
void each_sentence_boundary(std::string_view text, const std::string& language,
                            const std::function<void(std::size_t)>& each);

// The last boundary between two characters at or before `limit`.
std::size_t character_boundary_before(std::string_view text, std::size_t limit);

}  // namespace dateline
