#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The ISO 639-1 code for what people write in a language field: "en", "EN-us",
// "pt_BR", "eng", "English", "Deutsch". Bokmål and Nynorsk are both "no". "" if
// it is none that we know.
std::string canonical_language(std::string_view name);

// The language of a text by CLD2, as canonical_language() gives it, judged by
// its first 4 KiB; "" if CLD2 is not sure, the text is too short to tell (most
// titles are), or less than 70 % of it is in one language. Safe from any
// thread.
std::string detect_language(std::string_view text);

}  // namespace dateline
