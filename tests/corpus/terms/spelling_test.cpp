// What readers of a language hold to be one word stays one, in each encoding of
// its letters: a property that ICU's words of all its languages are tried on.

#include <unicode/dtfmtsym.h>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>
#include <unicode/usetiter.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "corpus/text/char_class.hpp"
#include "corpus/text/utf8.hpp"

using namespace dateline;

BOOST_AUTO_TEST_SUITE(spelling)

namespace {

void require(UErrorCode status) {
  BOOST_REQUIRE_MESSAGE(U_SUCCESS(status), u_errorName(status));
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

// The locales of languages and of their scripts; those of countries say little
// more.
std::vector<icu::Locale> locales() {
  std::int32_t count = 0;
  const icu::Locale* all = icu::Locale::getAvailableLocales(count);
  std::vector<icu::Locale> chosen;
  for (std::int32_t i = 0; i < count; ++i) {
    if (*all[i].getCountry() == '\0') chosen.push_back(all[i]);
  }
  return chosen;
}

void add_names(std::set<std::string>& words, const icu::UnicodeString* names,
               std::int32_t count) {
  for (std::int32_t i = 0; i < count; ++i) words.insert(utf8(names[i]));
}

// Names of months, days, languages and countries, as the language has them.
std::set<std::string> names_in(const icu::Locale& locale) {
  std::set<std::string> words;
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, status);
  require(status);
  std::int32_t count = 0;
  const icu::UnicodeString* names = symbols.getMonths(count);
  add_names(words, names, count);
  names = symbols.getWeekdays(count);
  add_names(words, names, count);
  const std::unique_ptr<icu::LocaleDisplayNames> display(
      icu::LocaleDisplayNames::createInstance(locale));
  icu::UnicodeString name;
  for (const char* language : {"ar", "de", "el", "en", "es", "fr", "hi", "hy",
                               "ja", "ka", "ru", "th", "uz", "zh"}) {
    words.insert(utf8(display->languageDisplayName(language, name)));
  }
  for (const char* region :
       {"AE", "AT", "BR", "CI", "CN", "DE", "EG", "FR", "GB", "GR", "IN",
        "IR", "JP", "KR", "RU", "SE", "TR", "UA", "US", "UZ", "VN", "ZA"}) {
    words.insert(utf8(display->regionDisplayName(region, name)));
  }
  return words;
}

// Each letter of the language's alphabet between two others.
std::set<std::string> letters_in(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  ULocaleData* data = ulocdata_open(locale.getName(), &status);
  require(status);
  icu::UnicodeSet letters;
  ulocdata_getExemplarSet(data, letters.toUSet(), 0, ULOCDATA_ES_STANDARD,
                          &status);
  ulocdata_close(data);
  require(status);
  std::set<std::string> words;
  icu::UnicodeString frame;
  for (icu::UnicodeSetIterator it(letters); it.next();) {
    if (frame.isEmpty() && u_isalpha(it.getString().char32At(0))) {
      frame = it.getString();
    }
    words.insert(utf8(frame + it.getString() + frame));
  }
  return words;
}

icu::UnicodeString full_width(icu::UnicodeString text) {
  for (std::int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text.charAt(i);
    const bool has_wide = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                          (c >= 'a' && c <= 'z');
    if (has_wide) text.setCharAt(i, static_cast<char16_t>(c + 0xFEE0));
  }
  return text;
}

// The same word as other programs write it.
std::vector<std::string> encodings_of(const std::string& word) {
  UErrorCode status = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF8(word);
  std::vector<std::string> encodings{utf8(full_width(source))};
  for (const icu::Normalizer2* form :
       {icu::Normalizer2::getNFCInstance(status),
        icu::Normalizer2::getNFDInstance(status),
        icu::Normalizer2::getNFKCInstance(status),
        icu::Normalizer2::getNFKDInstance(status)}) {
    encodings.push_back(utf8(form->normalize(source, status)));
  }
  require(status);
  return encodings;
}

std::vector<Token> bases(const TokenizedText& text) {
  std::vector<Token> tokens = text.tokens;
  std::erase_if(tokens, [](const Token& token) { return !token.is_base(); });
  return tokens;
}

std::string folded(const TokenizedText& text) {
  std::string words;
  for (const Token& token : bases(text)) words += token.word->folded + ' ';
  return words;
}

bool belongs_to_word(const Char& c) {
  return c.continues_word() || c.kind == CharClass::character ||
         c.kind == CharClass::unspaced;
}

// The part of a text between its first and its last letter.
std::string_view lettered(std::string_view text) {
  std::size_t begin = text.size(), end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Char c = char_at(text, at);
    const bool begins = belongs_to_word(c) && c.kind != CharClass::mark;
    if (c.kind != CharClass::invisible && (begins || begin < at)) {
      begin = std::min(begin, at);
      end = belongs_to_word(c) ? c.end : end;
    }
    at = c.end;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

// Whether nothing in a word separates, and no dictionary or character cuts it.
// An elided article is a word of its own.
bool is_one_word(std::string_view text, const std::string& language) {
  const bool elides = language == "ca" || language == "fr" || language == "it";
  bool is_one = !text.empty();
  for (std::size_t at = 0; at < text.size();) {
    const Char c = char_at(text, at);
    is_one = is_one && (c.continues_word() ||
                        (c.kind == CharClass::apostrophe && !elides));
    at = c.end;
  }
  return is_one;
}

void check(Analyser& analyser, const std::string& word) {
  const std::string expected = folded(analyser.analyse(word));
  for (const std::string& encoded : encodings_of(word)) {
    BOOST_TEST_CONTEXT(analyser.language()
                       << ": " << word << " as " << encoded) {
      const TokenizedText text = analyser.analyse(encoded);
      const std::string_view letters = lettered(encoded);
      BOOST_TEST(folded(text) == expected);
      if (letters.empty()) continue;
      const std::vector<Token> tokens = bases(text);
      BOOST_REQUIRE(!tokens.empty());
      const auto begin =
          static_cast<std::size_t>(letters.data() - encoded.data());
      BOOST_TEST(tokens.front().begin <= begin);
      BOOST_TEST(tokens.back().end >= begin + letters.size());
      BOOST_TEST(
          (!is_one_word(letters, analyser.language()) || tokens.size() == 1));
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(names_in_all_languages_are_the_same_in_each_encoding) {
  for (const icu::Locale& locale : locales()) {
    Analyser analyser(locale.getLanguage());
    for (const std::string& name : names_in(locale)) {
      // Some have an accent for an apostrophe, which compatibility forms of
      // Unicode put behind a space.
      if (name.find("´") == name.npos) check(analyser, name);
    }
  }
}

BOOST_AUTO_TEST_CASE(letters_of_all_languages_are_the_same_in_each_encoding) {
  for (const icu::Locale& locale : locales()) {
    Analyser analyser(locale.getLanguage());
    for (const std::string& word : letters_in(locale)) check(analyser, word);
  }
}

BOOST_AUTO_TEST_SUITE_END()
