#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Where the sentences of `text` end, in bytes: ascending, the last is its size.
// By ICU's rules for `language`, but line ends count as spaces, and no sentence
// ends with what is likely an abbreviation. Throws Error if ICU's data is
// missing.
std::vector<std::size_t> sentence_ends(std::string_view text,
                                       const std::string& language);

}  // namespace dateline
