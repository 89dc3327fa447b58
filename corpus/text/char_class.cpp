#include "corpus/text/char_class.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>

#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::array<CharClass, 128> ascii_classes = [] {
  std::array<CharClass, 128> classes{};
  for (int c = 'a'; c <= 'z'; ++c) {
    classes[c] = classes[c - 'a' + 'A'] = CharClass::letter;
  }
  for (int c = '0'; c <= '9'; ++c) {
    classes[c] = CharClass::digit;
  }
  classes['\''] = classes['`'] = CharClass::apostrophe;
  classes['-'] = CharClass::hyphen;
  return classes;
}();

bool is_apostrophe(UChar32 c) {
  switch (c) {
    case 0xB4:
    case 0x2B9:  // modifier prime, for a soft sign
    case 0x2BB:  // okina
    case 0x2BC:
    case 0x2BD:
    case 0x2BE:  // hamza
    case 0x2BF:  // ain
    case 0x2EE:
    case 0x55A:  // Armenian
    case 0x5F3:  // Hebrew geresh
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:  // prime
    case 0xA78B:  // saltillo
    case 0xA78C:
    case 0xFF07:
    case 0xFF40:
      return true;
    default:
      return false;
  }
}

bool is_hyphen(UChar32 c) {
  switch (c) {
    case 0x58A:   // Armenian
    case 0x5BE:   // Hebrew maqaf
    case 0x1400:  // Canadian
    case 0x1806:  // Mongolian
    case 0x2010:
    case 0x2011:
    case 0x2043:
    case 0xFE63:
    case 0xFF0D:
      return true;
    default:
      return false;
  }
}

// Signs without the property of invisible characters that stand above or
// between letters of a word and are no part of its spelling.
bool is_passed_over(UChar32 c) {
  switch (c) {
    case 0x55B:   // Armenian emphasis,
    case 0x55C:   // exclamation,
    case 0x55E:   // question
    case 0x55F:   // and abbreviation
    case 0x70F:   // Syriac abbreviation
    case 0x180A:  // Mongolian line that lengthens a letter
      return true;
    default:
      return false;
  }
}

// Radicals as PDF files have them in place of whole characters.
bool is_radical(UChar32 c) {
  return (c >= 0x2E80 && c <= 0x2EF3) || (c >= 0x2F00 && c <= 0x2FD5);
}

// The vowels and final consonants of Hangul syllables written letter by letter.
bool is_inner_jamo(UChar32 c) {
  return (c > 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB) ||
         (c >= 0xFFC2 && c <= 0xFFDC);
}

bool is_character_script(UChar32 c) {
  if (c == 0x30FC || c == 0xFF70) {  // the long vowel mark, of both kanas
    return true;
  }
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_YI:
      return true;
    default:
      return false;
  }
}

// A letter, or a number such as a superscript or a Roman numeral.
CharClass class_of_letter(UChar32 c) {
  // Below Thai there is no such script, so that Latin, Greek and Cyrillic
  // letters need no look-up.
  if (c < 0x0E00) {
    return CharClass::letter;
  }
  if (c == 0xFF9E || c == 0xFF9F || is_inner_jamo(c)) {
    return CharClass::mark;  // half-width voicing; the rest of a syllable
  }
  if (c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0) {
    return CharClass::invisible;  // Hangul fillers
  }
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) {
    return CharClass::unspaced;
  }
  return c >= 0x1100 && is_character_script(c) ? CharClass::character
                                               : CharClass::letter;
}

CharClass class_of(UChar32 c) {
  if (is_apostrophe(c)) {
    return CharClass::apostrophe;
  }
  if (is_hyphen(c)) {
    return CharClass::hyphen;
  }
  if (is_passed_over(c)) {
    return CharClass::invisible;
  }
  if (is_radical(c)) {
    return CharClass::character;
  }
  const std::uint32_t category = U_GET_GC_MASK(c);
  if ((category & U_GC_ND_MASK) != 0) {
    return CharClass::digit;
  }
  if ((category & (U_GC_L_MASK | U_GC_N_MASK)) != 0) {
    return class_of_letter(c);
  }
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
    return CharClass::invisible;
  }
  if ((category & U_GC_M_MASK) != 0) {
    return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT
               ? CharClass::unspaced
               : CharClass::mark;
  }
  return CharClass::other;
}

// The scripts of alphabets come before this character. Their classes are looked
// up so often that a table pays.
constexpr UChar32 table_end = 0x2E80;

CharClass class_from_table(UChar32 c) {
  static const std::array<CharClass, table_end> table = [] {
    std::array<CharClass, table_end> classes{};
    for (UChar32 code = 0x80; code < table_end; ++code) {
      classes[code] = class_of(code);
    }
    return classes;
  }();
  return table[c];
}

CharClass known_class(UChar32 c) {
  if (c < 0) {
    return CharClass::other;
  }
  return c < table_end ? class_from_table(c) : class_of(c);
}

}  // namespace

bool is_ideograph(std::int32_t code) {
  UErrorCode status = U_ZERO_ERROR;
  return code >= 0 && uscript_getScript(code, &status) == USCRIPT_HAN;
}

Char char_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) {
    return {-1, CharClass::other, text.size()};
  }
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) {
    return {first, ascii_classes[first], at + 1};
  }
  const CodePoint point = code_point_at(text, at);
  return {point.code, known_class(point.code), point.end};
}

std::size_t skip_invisible(std::string_view text, std::size_t at) {
  for (Char c = char_at(text, at); c.kind == CharClass::invisible;
       c = char_at(text, at)) {
    at = c.end;
  }
  return at;
}

}  // namespace dateline
