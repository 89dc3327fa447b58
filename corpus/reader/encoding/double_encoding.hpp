#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// A text whose doubly encoded characters are mended.
struct MendedText {
  std::string utf8;
  std::size_t characters = 0;  // that were mended
};

// Mends UTF-8 that some program took for windows-1252 and encoded once more, as
// many archives, feeds and mails have it: "Itâ€™s" for "It’s", "JosÃ©" for
// "José". Nothing if `text` has no such characters, or too few to be sure: in
// Portuguese "AMANHÃ”" may be the end of a quotation, in French "é »".
// `text` is valid UTF-8. Takes linear time. Pure function; safe from any
// thread.
std::optional<MendedText> mend_double_encoding(std::string_view text);

// What readers are to know: "12 characters were encoded in UTF-8 twice and are
// mended".
std::string note_on_double_encoding(std::size_t characters);

}  // namespace dateline
