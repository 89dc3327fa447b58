#pragma once

#include <string_view>
#include <system_error>

namespace dateline {

// What a program does with an index when the system refuses.
enum class IndexAccess { read, write };

// What to do about an error of the system that came up with an index, as a part
// of a sentence.
std::string_view index_remedy(const std::error_code& error, IndexAccess access);

// What to do about an index that is damaged.
std::string_view damaged_index_remedy();

// The error of the system that `text` quotes in the system's words, as Xapian's
// messages do; no error if it quotes none.
std::error_code quoted_error(std::string_view text);

}  // namespace dateline
