#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// One code point of a text, and its bytes.
struct CodePoint {
  std::int32_t code = -1;  // -1 for bytes that are not UTF-8
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The code point that begins at byte `begin`, which lies before the end of
// `text`.
inline CodePoint code_point_at(std::string_view text, std::size_t begin) {
  CodePoint point{-1, begin, begin};
  U8_NEXT(text.data(), point.end, text.size(), point.code);
  return point;
}

constexpr bool is_ascii(char byte) { return U8_IS_SINGLE(byte); }

// The first byte from `at` on that is not ASCII, or the size of the text.
std::size_t skip_ascii(std::string_view text, std::size_t at);

// Whether a byte of UTF-8 is one behind the first of its character.
constexpr bool continues_character(char byte) { return U8_IS_TRAIL(byte); }

// Where the character begins to which byte `at` belongs; `at` at the end of the
// text.
constexpr std::size_t character_begin(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && continues_character(text[at])) --at;
  return at;
}

// The code point that ends at byte `end`, which is not 0.
inline CodePoint code_point_before(std::string_view text, std::size_t end) {
  const CodePoint point =
      code_point_at(text.substr(0, end), character_begin(text, end - 1));
  return point.end == end ? point : CodePoint{-1, end - 1, end};
}

// Calls `test` with each code point until it returns false; returns whether it
// never did.
template <typename Test>
bool all_code_points(std::string_view text, Test test) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (!test(point)) return false;
    at = point.end;
  }
  return true;
}

template <typename Visit>
void for_each_code_point(std::string_view text, Visit visit) {
  all_code_points(text, [&](const CodePoint& point) {
    visit(point);
    return true;
  });
}

constexpr std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view mark = "\ufeff";
  return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

// The longest beginning of `text` that has at most `max_bytes` and does not end
// within a character.
constexpr std::string_view truncated(std::string_view text,
                                     std::size_t max_bytes) {
  return text.substr(0, character_begin(text, max_bytes));
}

// Characters of valid UTF-8.
std::size_t count_characters(std::string_view text);

// The code points of a text, U+FFFD for bytes that are not UTF-8, and back.
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view characters);

// The same, appended to what is there.
void append_utf32(std::u32string& characters, std::string_view utf8);
void append_utf8(std::string& utf8, std::u32string_view characters);

}  // namespace dateline
