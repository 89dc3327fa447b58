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

// Why `bytes` are no article but markup, which no reader reads yet: "HTML, not
// text; ...". Judged by their beginning, behind white space and comments. Text
// that only begins with "<" is text.
std::optional<std::string> rejects_as_markup(std::string_view bytes);

// Why `bytes`, a text file, are no article but JSON or e-mail.
std::optional<std::string> rejects_as_data(std::string_view bytes);

// Why a file of this name is none that can be read, though it may be text:
// "HTML, not text; ...". Nothing of "a.txt" and "notes.md". `name` is in lower
// case and without an ending of compressed files.
std::optional<std::string> rejects_by_name(std::string_view name);

// True if the bytes are UTF-16 or UTF-32, with or without a byte order mark.
bool is_wide_encoding(std::string_view bytes);

// Offset of the first byte that is not well-formed UTF-8.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

// `bytes` with each control character and each byte that is not UTF-8 as "%E4",
// so that a file name of any bytes can be an id and go into a message.
std::string escaped_to_utf8(std::string_view bytes);

}  // namespace dateline
