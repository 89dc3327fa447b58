#include "corpus/reader/encoding/charset_choice.hpp"

#include <uchardet/uchardet.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <memory>
#include <vector>

#include "corpus/terms/language_detection.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

struct ConverterDeleter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterDeleter>;

// What web pages mean by the names that they declare, as browsers know it
// (WHATWG Encoding Standard): the superset that Windows uses.
struct Alias {
  std::string_view declared;
  const char* meant;
};
constexpr Alias aliases[] = {{"iso-8859-1", "windows-1252"},
                             {"latin1", "windows-1252"},
                             {"us-ascii", "windows-1252"},
                             {"ascii", "windows-1252"},
                             {"iso-8859-9", "windows-1254"},
                             {"iso-8859-11", "windows-874"},
                             {"tis-620", "windows-874"},
                             {"gb2312", "gb18030"},
                             {"gbk", "gb18030"},
                             {"ks_c_5601-1987", "windows-949"},
                             {"euc-kr", "windows-949"},
                             {"shift_jis", "windows-31j"},
                             {"shift-jis", "windows-31j"},
                             {"x-sjis", "windows-31j"},
                             {"uhc", "windows-949"},
                             {"big5", "Big5-HKSCS"},
                             {"utf8", "UTF-8"},
                             {"mac-cyrillic", "x-mac-cyrillic"},
                             {"macroman", "macintosh"}};

std::string meant_by(std::string_view declared) {
  const std::string name = ascii_lower(trimmed(declared));
  const auto* found = std::ranges::find(aliases, name, &Alias::declared);
  return found == std::end(aliases) ? name : found->meant;
}

// As uchardet says; "" if it does not know.
std::string proposed_charset(std::string_view bytes) {
  struct Deleter {
    void operator()(uchardet_t detector) const { uchardet_delete(detector); }
  };
  const std::unique_ptr<uchardet, Deleter> detector(uchardet_new());
  uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

// What texts hardly have beyond ASCII: letters that were decoded by another
// charset become such.
struct Oddities {
  std::size_t controls = 0;   // and what stands for no character
  std::size_t strangers = 0;  // capitals and signs within words
  std::size_t letters = 0;    // that are none of them
  std::size_t familiar = 0;   // of these, those of an alphabet
  std::size_t others = 0;     // signs elsewhere
};

// Whether a sign may stand between two letters: an apostrophe, a hyphen or a
// dash, a middle dot, an ellipsis, and marks of letters.
bool may_join_letters(UChar32 sign) {
  constexpr std::u32string_view joiners =
      U"\u00ad\u00b7\u02bc\u2010\u2011\u2013\u2014\u2019\u2026";
  const auto type = u_charType(sign);
  return joiners.find(static_cast<char32_t>(sign)) != joiners.npos ||
         type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK ||
         type == U_FORMAT_CHAR;
}

bool is_no_character(UChar32 code) {
  constexpr UChar32 next_line = 0x85;  // of EBCDIC, in Unicode too
  return (u_iscntrl(code) != 0 && code != next_line) ||
         u_charType(code) == U_UNASSIGNED || code == 0xFFFD;
}

// `alphabet` may be null.
Oddities oddities_of(const std::u32string& text,
                     const USet* alphabet = nullptr) {
  Oddities odd;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto code = static_cast<UChar32>(text[i]);
    if (code < 0x80) continue;
    const auto before = static_cast<UChar32>(i > 0 ? text[i - 1] : U' ');
    const auto behind =
        static_cast<UChar32>(i + 1 < text.size() ? text[i + 1] : U' ');
    if (is_no_character(code)) {
      ++odd.controls;
    } else if (u_isalpha(code) != 0) {
      const bool is_within = u_isupper(code) != 0 && u_islower(before) != 0;
      ++(is_within ? odd.strangers : odd.letters);
      odd.familiar += !is_within && alphabet != nullptr &&
                      uset_contains(alphabet, code) != 0;
    } else {
      const bool is_within = u_isalpha(before) != 0 && u_isalpha(behind) != 0 &&
                             !may_join_letters(code);
      ++(is_within ? odd.strangers : odd.others);
    }
  }
  return odd;
}

// How much a decoded text looks like one: the more, the better.
double plausibility(const Decoding& decoding) {
  const Oddities found = oddities_of(to_utf32(decoding.utf8));
  const std::size_t odd = 4 * found.controls + found.strangers;
  const double all =
      static_cast<double>(found.letters + odd + found.others) + 1;
  const double fit =
      (static_cast<double>(found.letters) - 3.0 * static_cast<double>(odd)) /
      all;
  const bool has_language = !detect_language_by_words(decoding.utf8).empty();
  return fit + (has_language ? 1 : 0) -
         10.0 * static_cast<double>(decoding.errors) / all;
}

// Charsets of one byte a character that are close to each other.
constexpr const char* single_byte_charsets[] = {"windows-1252",
                                                "windows-1250",
                                                "windows-1251",
                                                "windows-1253",
                                                "windows-1254",
                                                "windows-1255",
                                                "windows-1256",
                                                "windows-1257",
                                                "windows-1258",
                                                "windows-874",
                                                "KOI8-R",
                                                "KOI8-U",
                                                "ISO-8859-2",
                                                "ISO-8859-5",
                                                "ISO-8859-7",
                                                "IBM850",
                                                "IBM437",
                                                "IBM852",
                                                "IBM855",
                                                "IBM866",
                                                "x-mac-cyrillic",
                                                "macintosh",
                                                "IBM857",
                                                "x-mac-turkish",
                                                "IBM737",
                                                "IBM775",
                                                "IBM862",
                                                "x-mac-greek",
                                                "x-mac-centraleurroman"};

// The letters of a language, as Unicode's locale data list them.
using Alphabet = std::unique_ptr<USet, decltype(&uset_close)>;

Alphabet alphabet_of(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> locale(
      ulocdata_open(language.c_str(), &status), ulocdata_close);
  if (U_FAILURE(status)) return {nullptr, uset_close};
  return {ulocdata_getExemplarSet(locale.get(), nullptr, USET_ADD_CASE_MAPPINGS,
                                  ULOCDATA_ES_STANDARD, &status),
          uset_close};
}

// Which part of the letters beyond ASCII are those of the language that the
// words of the text are in: a wrong charset makes other letters of them, and
// signs within words. Nothing if the text has no such letters, or is in no
// language that is known to have some.
std::optional<double> familiarity(const Decoding& decoding) {
  const std::string language = detect_language_by_words(decoding.utf8);
  if (language.empty() || language == "en") return std::nullopt;
  const Alphabet alphabet = alphabet_of(language);
  if (!alphabet) return std::nullopt;
  const Oddities found = oddities_of(to_utf32(decoding.utf8), alphabet.get());
  const std::size_t all = found.controls + found.strangers + found.letters;
  if (all == 0) return std::nullopt;
  return static_cast<double>(found.familiar) / static_cast<double>(all);
}

// How familiar texts are at least that are read by their charset.
constexpr double familiar_text = 0.9;
// How familiar a text is for which no other charset is looked for.
constexpr double all_familiar = 0.98;

// The charset of one byte a character by which the text is the most familiar;
// "" if it is by none, or hardly more than by the one that is proposed.
std::string familiar_charset(std::string_view sample, double proposed) {
  constexpr double clearly = 0.02;
  double best_share = std::max(familiar_text, proposed + clearly);
  std::string best;
  for (const char* charset : single_byte_charsets) {
    const auto decoding = decode(sample, charset);
    const double share = decoding ? familiarity(*decoding).value_or(0) : 0;
    if (share < best_share || (share == best_share && !best.empty())) continue;
    best_share = share;
    best = charset;
  }
  return best;
}

bool is_single_byte(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &status));
  return U_SUCCESS(status) && ucnv_getMaxCharSize(converter.get()) == 1;
}

// Whether hardly a byte of the text is one that the charset does not have, or
// has no letter for.
bool fits(const std::optional<Decoding>& decoding) {
  constexpr std::size_t one_in = 200;
  if (!decoding) return false;
  const Oddities odd = oddities_of(to_utf32(decoding->utf8));
  return odd.controls * one_in <= decoding->utf8.size() &&
         odd.strangers <= odd.letters;
}

}  // namespace

std::optional<Decoding> decode(std::string_view bytes,
                               const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  std::vector<UChar> units(bytes.size() + 16);
  const char* source = bytes.data();
  UChar* target = units.data();
  ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source,
                 bytes.data() + bytes.size(), nullptr, true, &status);
  Decoding decoding;
  if (U_FAILURE(status)) return std::nullopt;
  for (const UChar* at = units.data(); at < target;) {
    UChar32 code = *at++;
    if (U16_IS_LEAD(code) && at < target && U16_IS_TRAIL(*at)) {
      code = U16_GET_SUPPLEMENTARY(code, *at++);
    }
    if (code == 0xFFFD || U_IS_SURROGATE(code)) {
      ++decoding.errors;
      code = 0xFFFD;
    }
    char encoded[U8_MAX_LENGTH];
    int32_t size = 0;
    U8_APPEND_UNSAFE(encoded, size, code);
    decoding.utf8.append(encoded, static_cast<std::size_t>(size));
  }
  return decoding;
}

// What uchardet proposes is right more often than the language that CLD2 sees
// in the text, so this decides only where the proposal does not fit, or where
// its letters are not those of the language and another charset gives these.
std::string best_charset(std::string_view bytes, std::string_view declared) {
  constexpr std::size_t enough = 1u << 16;
  constexpr std::size_t enough_for_letters = 1u << 13;
  const std::string_view sample = bytes.substr(0, enough);
  const std::string meant = meant_by(declared);
  if (!meant.empty() && fits(decode(sample, meant))) return meant;
  const std::string proposed = meant_by(proposed_charset(sample));
  const auto decoding =
      proposed.empty() ? std::nullopt : decode(sample, proposed);
  const bool is_fit = fits(decoding);
  const auto share = is_fit ? familiarity(*decoding) : std::nullopt;
  if (!is_fit || (is_single_byte(proposed) && share && *share < all_familiar)) {
    const std::string familiar = familiar_charset(
        sample.substr(0, enough_for_letters), share.value_or(0));
    if (!familiar.empty()) return familiar;
  }
  if (is_fit) return proposed;
  std::string best = single_byte_charsets[0];
  double best_score = std::numeric_limits<double>::lowest();
  for (const char* charset : single_byte_charsets) {
    const auto decoding = decode(sample, charset);
    const double score = decoding ? plausibility(*decoding) : best_score;
    if (score > best_score) {
      best_score = score;
      best = charset;
    }
  }
  return best;
}

}  // namespace dateline
