#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The ISO 639-1 code for what people write in a language field: "en", "EN-us",
// "pt_BR", "eng", "English", "Deutsch". Bokmål and Nynorsk are both "no". "" if
// it is none that we know.
std::string canonical_language(std::string_view name);

// What people call the language of a code: the code, and all names that
// canonical_language() knows for it, in small letters.
std::vector<std::string> language_names(std::string_view code);

// The English name of a code's language: "Korean" of "ko"; the code itself if
// it is none that we know.
std::string language_label(std::string_view code);

}  // namespace dateline
