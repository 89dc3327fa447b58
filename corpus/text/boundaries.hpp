#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.hpp"

namespace dateline {

// Where Unicode lets a text be parted, by ICU. Offsets are bytes. Texts are
// below 2 GiB. Safe from any thread, but slow in a thread's first calls, which
// load ICU's rules. All throw Error if ICU's data is missing.

// The words of `text`, white space and punctuation left out. Chinese, Japanese
// and Thai are parted by dictionary.
std::vector<Span> words_in(std::string_view text);

// The ends of pieces that together are all of `text`: ascending, the last is
// its size. Pieces are words and what stands between them, characters as
// readers see them (grapheme clusters), what must stay on one line (UAX 14), or
// sentences by the rules of `language`, an ISO 639-1 code or "".
std::vector<std::size_t> word_boundaries(std::string_view text);
std::vector<std::size_t> character_boundaries(std::string_view text);
std::vector<std::size_t> line_boundaries(std::string_view text);
std::vector<std::size_t> sentence_boundaries(std::string_view text,
                                             const std::string& language);

// The last boundary between two characters at or before `limit`.
std::size_t character_boundary_before(std::string_view text, std::size_t limit);

}  // namespace dateline
