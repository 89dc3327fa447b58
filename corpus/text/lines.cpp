#include "corpus/text/lines.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// U+00A0, U+3000 and U+FEFF: the spaces beyond ASCII that stand at line ends.
constexpr std::string_view wide_spaces[] = {"\u00a0", "\u3000", "\ufeff"};

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

std::string_view trimmed_of(std::string_view text, std::string_view marks) {
  const std::size_t begin = text.find_first_not_of(marks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(marks) + 1 - begin);
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

char32_t first_character(std::string_view text) {
  if (text.empty()) return 0;
  return static_cast<char32_t>(std::max(code_point_at(text, 0).code, 0));
}

bool begins_in_lower_case(std::string_view text) {
  return u_islower(static_cast<UChar32>(first_character(text)));
}

bool begins_in_upper_case(std::string_view text) {
  return u_isupper(static_cast<UChar32>(first_character(text)));
}

bool is_in_capitals(std::string_view text) {
  unsigned capitals = 0;
  const bool has_no_small_letter =
      all_code_points(text, [&](const CodePoint& point) {
        capitals += u_isupper(point.code) != 0;
        return u_islower(point.code) == 0;
      });
  return has_no_small_letter && capitals >= 2;
}

std::string with_capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return ascii_lower(c); });
  return lower;
}

}  // namespace dateline
