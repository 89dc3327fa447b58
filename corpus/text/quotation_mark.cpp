#include "corpus/text/quotation_mark.hpp"

#include <unicode/uchar.h>

#include <cstdint>

#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::int32_t gershayim = 0x5F4;

bool is_hebrew_letter(std::int32_t c) {
  return (c >= 0x5D0 && c <= 0x5F2) || (c >= 0xFB1D && c <= 0xFB4F);
}

bool is_hebrew_point(std::int32_t c) {
  return c >= 0x591 && c <= 0x5C7 && u_charType(c) == U_NON_SPACING_MARK;
}

bool is_double_mark(std::int32_t c) {
  return c == '"' || c == gershayim || c == 0xFF02 ||
         (c >= 0x201C && c <= 0x201F);
}

std::int32_t code_at(std::string_view text, std::size_t at) {
  return at < text.size() ? code_point_at(text, at).code : -1;
}

bool follows_hebrew(std::string_view text, std::size_t at) {
  while (at > 0) {
    const CodePoint before = code_point_before(text, at);
    if (!is_hebrew_point(before.code)) {
      return is_hebrew_letter(before.code);
    }
    at = before.begin;
  }
  return false;
}

bool is_in_word(std::int32_t c) {
  return is_hebrew_letter(c) || is_hebrew_point(c) || u_isalnum(c);
}

// Whether a quotation is open at `at`: the last mark before, of those that do
// not stand within a word, stands before a word and not behind one.
bool is_in_quotes(std::string_view text, std::size_t at) {
  constexpr int max_characters = 500;  // few quotations are longer
  std::int32_t behind = 'x';
  for (int i = 0; i < max_characters && at > 0; ++i) {
    const CodePoint before = code_point_before(text, at);
    at = before.begin;
    if (before.code == '\n') return false;
    if (is_double_mark(before.code)) {
      const bool follows_word =
          at > 0 && is_in_word(code_point_before(text, at).code);
      if (!follows_word) return is_in_word(behind);
      if (!is_in_word(behind)) return false;
    }
    behind = before.code;
  }
  return false;
}

// Whether a mark at `at` would enclose the letters from `behind` on, or would
// stand before a whole word.
bool opens_quotation(std::string_view text, std::size_t at,
                     std::size_t behind) {
  constexpr int max_letters = 3;
  for (int letters = 0;;) {
    const std::int32_t c = code_at(text, behind);
    if (is_hebrew_letter(c)) {
      if (++letters > max_letters) {
        return true;
      }
    } else if (!is_hebrew_point(c)) {
      return is_double_mark(c) && !is_in_quotes(text, at);
    }
    behind = code_point_at(text, behind).end;
  }
}

}  // namespace

bool is_gershayim(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size() || is_ascii(text[at - 1])) {
    return false;
  }
  const CodePoint mark = code_point_at(text, at);
  if (!is_double_mark(mark.code) || !follows_hebrew(text, at) ||
      !is_hebrew_letter(code_at(text, mark.end))) {
    return false;
  }
  return mark.code == gershayim || !opens_quotation(text, at, mark.end);
}

}  // namespace dateline
