#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// Why `bytes`, a file or its beginning, cannot be text in UTF-8, judged by
// signatures, NUL bytes and control characters: "a PDF file, not text; ...".
// Bytes in reasons count from 1.
// Nothing if it may be text. A check of UTF-8 is not part of it.
std::optional<std::string> rejects_as_text(std::string_view bytes);

// The same of bytes that are no Unicode, so that they could be text in a
// charset that is only guessed: random bytes of a few hundred often have
// neither a NUL nor as many control characters as no text has. Nothing if they
// are Unicode.
std::optional<std::string> rejects_as_unmarked_text(std::string_view bytes);

// Whether a web page begins with `bytes`, behind white space and comments. Text
// that only begins with "<" is text.
bool is_html(std::string_view bytes);

// Whether JSON begins with `bytes`: an object or an array of objects.
bool begins_json(std::string_view bytes);

// The charset of text in 16 or 32 bits a character that begins like this, with
// or without a byte order mark: "UTF-16LE"; "" of other bytes.
std::string wide_charset(std::string_view beginning);

// Offset of the first byte that is not well-formed UTF-8.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

// `bytes` with each control character and each byte that is not UTF-8 as "%E4",
// so that a file name of any bytes can be an id and go into a message.
std::string escaped_to_utf8(std::string_view bytes);

}  // namespace dateline
