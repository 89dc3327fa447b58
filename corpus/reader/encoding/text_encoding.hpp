#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// Text of any encoding as UTF-8.
struct DecodedText {
  std::string utf8;     // without a byte order mark
  std::string charset;  // what it was read as, by its IANA name: "UTF-8"
  std::size_t invalid_bytes = 0;  // of UTF-8; they stand as U+FFFD

  // What readers are to know: "it is not UTF-8 but read as KOI8-R"; "" of UTF-8
  // that is valid.
  std::string note() const;
};

// Decodes text by its byte order mark; else as UTF-8 if it is that, but for few
// bytes, as where one breaks off within a character; else by the
// charset that is declared for it, if the bytes do not contradict; else by the
// charset that fits best: uchardet proposes, and the language of the text
// and its letters decide between close ones. `declared` is any name of a
// charset, "" if none is. Never fails: bytes that stand for nothing become
// U+FFFD. Pure function; safe from any thread.
DecodedText decode_text(std::string_view bytes, std::string_view declared);

// Whether decode_text() would change nothing but leave out a byte order mark.
bool is_utf8_text(std::string_view bytes);

}  // namespace dateline
