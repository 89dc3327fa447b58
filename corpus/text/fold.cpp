#include "corpus/text/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "corpus/text/respelling.hpp"

namespace dateline {
namespace {

// Letters that Unicode does not decompose, and what people type instead; signs
// that no word is told apart by, and nothing.
struct LetterFold {
  char16_t letter;
  const char16_t* folded;
};
constexpr std::array<LetterFold, 51> letter_folds{{
    {u'·', u""},  // the point of Catalan l·l
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
    {u'ƙ', u"k"},  // hooked letters of Hausa and others
    {u'ƴ', u"y"},
    {u'ɓ', u"b"},
    {u'ɔ', u"o"},
    {u'ɖ', u"d"},
    {u'ɗ', u"d"},
    {u'ɛ', u"e"},
    {u'\u02BC', u""},  // of the Afrikaans letter ŉ
    {u'\u055B', u""},  // Armenian marks above letters
    {u'\u055C', u""},
    {u'\u055E', u""},
    {u'\u055F', u""},
    {u'\u05F0', u"\u05D5\u05D5"},  // Yiddish pairs
    {u'\u05F1', u"\u05D5\u05D9"},
    {u'\u05F2', u"\u05D9\u05D9"},
    {u'\u05F3', u""},        // geresh
    {u'\u05F4', u""},        // and gershayim
    {u'\u0629', u"\u0647"},  // teh marbuta, as heh
    {u'\u0640', u""},        // tatweel
    {u'\u0649', u"\u064A"},  // alef maksura, as yeh
    {u'\u0671', u"\u0627"},  // alefs, as alef
    {u'\u0672', u"\u0627"},
    {u'\u0673', u"\u0627"},
    {u'\u0674', u""},        // high hamza
    {u'\u06A9', u"\u0643"},  // kaf of Persian and others
    {u'\u06AB', u"\u06AF"},  // gaf of Pashto
    {u'\u06BE', u"\u0647"},  // hehs of Urdu, Kurdish and others
    {u'\u06C1', u"\u0647"},
    {u'\u06C3', u"\u0647"},
    {u'\u06CC', u"\u064A"},  // yeh of Persian and others
    {u'\u06D5', u"\u0647"},  // Kurdish and Uyghur vowel, as heh
    {u'\u070F', u""},        // Syriac abbreviation mark
    {u'\u07FA', u""},        // NKo line that lengthens
    {u'\u0E2F', u""},        // Thai and Lao signs behind a word that is cut
    {u'\u0E46', u""},        // short or said twice
    {u'\u0EAF', u""},
    {u'\u0EC6', u""},
    {u'\u180A', u""},  // as U+07FA in Mongolian
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
    case USCRIPT_ARABIC:  // short vowels, hamza, madda, signs of recitation
    case USCRIPT_SYRIAC:
      return true;
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
  const auto* found = std::lower_bound(
      letter_folds.begin(), letter_folds.end(), c,
      [](const LetterFold& fold, UChar32 code) { return fold.letter < code; });
  if (found == letter_folds.end() || found->letter != c) {
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

// Case folding would make a letter of the Greek iota below a vowel, which
// today's spelling leaves out.
icu::UnicodeString without_iota_below(const icu::UnicodeString& text) {
  constexpr char16_t iota_below = 0x345;
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString plain = normalizers().decompose->normalize(text, status);
  return plain.findAndReplace(icu::UnicodeString(iota_below), {});
}

bool has_polytonic_letter(const icu::UnicodeString& text) {
  for (int i = 0; i < text.length(); ++i) {
    const char16_t c = text.charAt(i);
    if (c == 0x345 || (c >= 0x1F80 && c <= 0x1FFC)) {
      return true;
    }
  }
  return false;
}

std::string fold_unicode(std::string_view text) {
  const Normalizers& to = normalizers();
  UErrorCode status = U_ZERO_ERROR;
  auto source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  if (has_polytonic_letter(source)) {
    source = without_iota_below(source);
  }
  const auto folded = to.casefold->normalize(source, status);
  const auto plain = without_accents(to.decompose->normalize(folded, status));
  std::string out;
  to.compose->normalize(respelt(plain), status).toUTF8String(out);
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
