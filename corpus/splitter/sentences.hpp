#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace dateline {

// Calls `each` with the places where the sentences of `text` end, in bytes:
// ascending, the last is its size. By ICU's rules for `language`, but line ends
// count as spaces, and no sentence ends with what is likely an abbreviation.
// Must not be called by `each` again. Throws Error if ICU's data is missing.
void each_sentence_end(std::string_view text, const std::string& language,
                       const std::function<void(std::size_t)>& each);

}  // namespace dateline
