#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The ISO 639-1 code for what people write in a language field: "en", "EN-us",
// "pt_BR", "eng", "English", "Deutsch". Bokmål and Nynorsk are both "no". "" if
// it is none that we know.
std::string canonical_language(std::string_view name);

}  // namespace dateline
