#include "corpus/text/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace dateline {
namespace {

// Letters that Unicode does not decompose, and what people type instead.
struct LetterFold {
  char16_t letter;
  const char16_t* folded;
};
constexpr std::array<LetterFold, 16> letter_folds{{
    {u'æ', u"ae"},
    {u'ð', u"d"},
    {u'ø', u"o"},
    {u'þ', u"th"},
    {u'đ', u"d"},
    {u'ħ', u"h"},
    {u'ı', u"i"},
    {u'ĸ', u"k"},
    {u'ł', u"l"},
    {u'ŋ', u"n"},
    {u'œ', u"oe"},
    {u'ŧ', u"t"},
    {u'\u0629', u"\u0647"},  // Arabic teh marbuta, as heh
    {u'\u0640', u""},        // Arabic tatweel
    {u'\u0649', u"\u064A"},  // Arabic alef maksura, as yeh
    {u'\u0671', u"\u0627"},  // Arabic alef wasla, as alef
}};

struct Normalizers {
  const icu::Normalizer2* casefold;
  const icu::Normalizer2* decompose;
  const icu::Normalizer2* compose;
};

const Normalizers& normalizers() {
  static const Normalizers instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    const Normalizers loaded{
        icu::Normalizer2::getNFKCCasefoldInstance(status),
        icu::Normalizer2::getNFDInstance(status),
        icu::Normalizer2::getNFCInstance(status),
    };
    if (U_FAILURE(status)) {
      throw std::runtime_error("cannot load ICU's normalisation data");
    }
    return loaded;
  }();
  return instance;
}

bool is_cyrillic_vowel(UChar32 c) {
  constexpr std::u16string_view vowels = u"аеиоуыэюяіє";
  return vowels.find(static_cast<char16_t>(c)) != vowels.npos;
}

// Whether `mark` on `base` is an accent, which folding drops.
bool is_accent(UChar32 mark, UChar32 base) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(base, &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
      return true;
    case USCRIPT_CYRILLIC:  // stress marks, and ё; й, ї, ў and ѓ are letters
      return ((mark == 0x300 || mark == 0x301) && is_cyrillic_vowel(base)) ||
             (mark == 0x308 && base == u'е');
    case USCRIPT_HEBREW:
      return mark >= 0x591 && mark <= 0x5C7;
    case USCRIPT_ARABIC:  // short vowels; hamza and madda on alef only
      return (mark >= 0x64B && mark <= 0x652) || mark == 0x670 ||
             (base == 0x627 && mark >= 0x653 && mark <= 0x655);
    default:
      return false;
  }
}

void append_letter(icu::UnicodeString& out, UChar32 c) {
  const int digit = u_charDigitValue(c);
  if (digit >= 0 && u_isdigit(c)) {
    out.append(static_cast<char16_t>(u'0' + digit));
    return;
  }
  const auto* found =
      std::find_if(letter_folds.begin(), letter_folds.end(),
                   [c](const LetterFold& fold) { return fold.letter == c; });
  if (found == letter_folds.end()) {
    out.append(c);
  } else {
    out.append(found->folded, -1);
  }
}

icu::UnicodeString without_accents(const icu::UnicodeString& decomposed) {
  icu::UnicodeString out;
  UChar32 base = 0;
  for (int i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0) {
      if (u_charType(c) != U_ENCLOSING_MARK && !is_accent(c, base)) {
        out.append(c);
      }
      continue;
    }
    base = c;
    append_letter(out, c);
  }
  return out;
}

std::string fold_unicode(std::string_view text) {
  const Normalizers& to = normalizers();
  UErrorCode status = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const auto folded = to.casefold->normalize(source, status);
  const auto plain = without_accents(to.decompose->normalize(folded, status));
  std::string out;
  to.compose->normalize(plain, status).toUTF8String(out);
  if (U_FAILURE(status)) {
    throw std::runtime_error("cannot normalise a text: out of memory");
  }
  return out;
}

}  // namespace

std::string fold_text(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      return fold_unicode(text);
    }
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c - 'A' + 'a');
    }
  }
  return lower;
}

}  // namespace dateline
