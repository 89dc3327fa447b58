#include "corpus/text/lines.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace dateline {
namespace {

// U+00A0, U+3000 and U+FEFF: the spaces beyond ASCII that stand at line ends.
constexpr std::string_view wide_spaces[] = {"\u00a0", "\u3000", "\ufeff"};

constexpr bool is_ascii(char c) { return static_cast<signed char>(c) >= 0; }

// Bytes of the white space with which `text` begins, of one character; 0 if
// none.
std::size_t space_at_front(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii_space(text.front())) return 1;
  if (is_ascii(text.front())) return 0;
  for (const std::string_view space : wide_spaces) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

std::size_t space_at_back(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii_space(text.back())) return 1;
  if (is_ascii(text.back())) return 0;
  for (const std::string_view space : wide_spaces) {
    if (text.ends_with(space)) return space.size();
  }
  return 0;
}

std::string_view trimmed_at_front(std::string_view text) {
  while (const std::size_t space = space_at_front(text)) {
    text.remove_prefix(space);
  }
  return text;
}

// A lead byte in these ranges opens a character of double width: E3 to ED are
// U+3000 to U+D7FF (kana, ideographs, Hangul), EF holds the full-width forms,
// F0 the rarer ideographs.
constexpr bool leads_wide_character(unsigned char byte) {
  return (byte >= 0xe3 && byte <= 0xed) || byte == 0xef || byte == 0xf0;
}

}  // namespace

char line_break_of(std::string_view text) {
  if (text.find('\n') != std::string_view::npos) return '\n';
  return text.find('\r') == std::string_view::npos ? '\n' : '\r';
}

Line line_at(std::string_view text, std::size_t begin, char line_break) {
  const std::size_t found = text.find(line_break, begin);
  if (found == std::string_view::npos) return {begin, text.size(), text.size()};
  const bool crlf = found > begin && text[found - 1] == '\r';
  return {begin, crlf ? found - 1 : found, found + 1};
}

Line filled_line_at(std::string_view text, std::size_t begin, char line_break) {
  while (begin < text.size()) {
    const Line line = line_at(text, begin, line_break);
    if (!is_blank(line.of(text))) return line;
    begin = line.next;
  }
  return {text.size(), text.size(), text.size()};
}

bool is_blank(std::string_view text) { return trimmed_at_front(text).empty(); }

std::string_view trimmed(std::string_view text) {
  text = trimmed_at_front(text);
  while (const std::size_t space = space_at_back(text)) {
    text.remove_suffix(space);
  }
  return text;
}

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : trimmed(text)) {
    if (!is_ascii_space(c)) {
      line += c;
    } else if (line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

std::size_t display_cells(std::string_view text) {
  std::size_t cells = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continues = (byte & 0xc0) == 0x80;
    cells += !continues + leads_wide_character(byte);
  }
  return cells;
}

char32_t first_character(std::string_view text) {
  if (text.empty()) return 0;
  const auto size = static_cast<std::int64_t>(text.size());
  std::int64_t next = 0;
  UChar32 first = 0;
  U8_NEXT(text.data(), next, size, first);
  return first < 0 ? 0 : static_cast<char32_t>(first);
}

bool begins_in_lower_case(std::string_view text) {
  return u_islower(static_cast<UChar32>(first_character(text)));
}

bool begins_in_upper_case(std::string_view text) {
  return u_isupper(static_cast<UChar32>(first_character(text)));
}

bool is_in_capitals(std::string_view text) {
  unsigned capitals = 0;
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < size;) {
    UChar32 character = 0;
    U8_NEXT(text.data(), i, size, character);
    if (u_islower(character)) return false;
    capitals += u_isupper(character) != 0;
  }
  return capitals >= 2;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return ascii_lower(c); });
  return lower;
}

}  // namespace dateline
