#include "corpus/reader/encoding/charset_choice.hpp"

#include <uchardet/uchardet.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>

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

// How much a decoded text looks like one: the more, the better.
double plausibility(const Decoding& decoding) {
  std::size_t letters = 0;
  std::size_t odd = 0;
  std::size_t others = 0;
  bool was_lower = false;
  for_each_code_point(decoding.utf8, [&](const CodePoint& point) {
    if (point.code < 0x80) {
      was_lower = point.code >= 'a' && point.code <= 'z';
      return;
    }
    const bool is_upper = u_isupper(point.code) != 0;
    if (u_iscntrl(point.code) != 0 || u_charType(point.code) == U_UNASSIGNED ||
        point.code == 0xFFFD) {
      odd += 4;
    } else if (u_isalpha(point.code) == 0) {
      ++others;
    } else if (is_upper && was_lower) {
      ++odd;  // no capital stands behind a small letter
    } else {
      ++letters;
    }
    was_lower = u_islower(point.code) != 0;
  });
  const double all = static_cast<double>(letters + odd + others) + 1;
  const double fit =
      (static_cast<double>(letters) - 3.0 * static_cast<double>(odd)) / all;
  const bool has_language = !detect_language(decoding.utf8).empty();
  return fit + (has_language ? 1 : 0) -
         10.0 * static_cast<double>(decoding.errors) / all;
}

// Charsets of one byte a character that are close to each other.
constexpr const char* single_byte_charsets[] = {
    "windows-1252", "windows-1250",   "windows-1251", "windows-1253",
    "windows-1254", "windows-1255",   "windows-1256", "windows-1257",
    "windows-1258", "windows-874",    "KOI8-R",       "KOI8-U",
    "ISO-8859-2",   "ISO-8859-5",     "ISO-8859-7",   "IBM855",
    "IBM866",       "x-mac-cyrillic", "macintosh"};

// Whether hardly a byte of the text is one that the charset does not have.
bool fits(const std::optional<Decoding>& decoding) {
  constexpr std::size_t one_in = 200;
  return decoding && decoding->errors * one_in <= decoding->utf8.size();
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
// in the text, so this decides only where the proposal does not fit.
std::string best_charset(std::string_view bytes, std::string_view declared) {
  constexpr std::size_t enough = 1u << 16;
  const std::string_view sample = bytes.substr(0, enough);
  for (const std::string& charset :
       {meant_by(declared), meant_by(proposed_charset(sample))}) {
    if (!charset.empty() && fits(decode(sample, charset))) return charset;
  }
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
