#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// One line of a text, as byte offsets: its characters are [begin, end), the
// next line begins at `next`, behind the line break ("\n" or "\r\n").
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t next = 0;

  std::string_view of(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
};

// What parts the lines of `text`: '\n', or '\r' in a text without any '\n'.
char line_break_of(std::string_view text);

// The line that begins at `begin`, which lies before the end of `text`.
Line line_at(std::string_view text, std::size_t begin, char line_break);

// The first line at or after `begin` that is not blank; one without characters
// at the end of the text if there is none.
Line filled_line_at(std::string_view text, std::size_t begin, char line_break);

// True of a text of only white space, no-break and ideographic spaces included,
// and of an empty one.
bool is_blank(std::string_view text);

// Without the white space at both ends, as is_blank() knows it.
std::string_view trimmed(std::string_view text);

// Without the ASCII characters of `marks` at both ends.
std::string_view trimmed_of(std::string_view text, std::string_view marks);

// Trimmed, each run of ASCII white space made one space: fit for a title.
std::string one_line(std::string_view text);

// 0 for an empty text or one that does not begin with valid UTF-8.
char32_t first_character(std::string_view text);

// Of the first character, by Unicode.
bool begins_in_lower_case(std::string_view text);
bool begins_in_upper_case(std::string_view text);

// True if there are at least two upper-case letters and no lower-case ones.
bool is_in_capitals(std::string_view text);

// Character classes of ASCII, whatever the locale.
constexpr bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool has_ascii_digit(std::string_view text) {
  return text.find_first_of("0123456789") != text.npos;
}
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
std::string ascii_lower(std::string_view text);

// `text` with a capital in front, if it begins with a small ASCII letter.
std::string with_capital(std::string text);

}  // namespace dateline
