#pragma once

#include <string_view>

namespace dateline {

// Whether a word carries no topic in this language ("the", "und"). `folded` is
// the analyser's folded form: lower case, no accents. False for every word of a
// language without a list. Safe from any thread.
bool is_stop_word(std::string_view language, std::string_view folded);

// A language's whole list: folded words in byte order, one space between two.
// "" for a language without a list.
std::string_view stop_words(std::string_view language);

}  // namespace dateline
