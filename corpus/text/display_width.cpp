#include "corpus/text/display_width.hpp"

#include <unicode/uchar.h>

#include "corpus/text/utf8.hpp"

namespace dateline {

std::size_t display_width(std::int32_t code_point) {
  constexpr UChar32 latin = 0x80, jamo_vowel = 0x1160, jamo_last = 0x11FF;
  if (code_point < latin) {
    return 1;
  }
  const auto type = u_charType(code_point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
      type == U_FORMAT_CHAR ||
      (code_point >= jamo_vowel && code_point <= jamo_last)) {
    return 0;
  }
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = skip_ascii(text, 0);
  for_each_code_point(text.substr(width), [&](const CodePoint& point) {
    width += display_width(point.code);
  });
  return width;
}

}  // namespace dateline
