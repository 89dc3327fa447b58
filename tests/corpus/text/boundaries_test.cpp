#include "corpus/text/boundaries.hpp"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(boundaries)

namespace {

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> words;
  each_word(text, [&](Span word) {
    words.push_back(text.substr(word.begin, word.end - word.begin));
  });
  return words;
}

// By ICU alone.
std::vector<std::string> words_of_icu(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  const auto unicode = icu::UnicodeString::fromUTF8(text);
  iterator->setText(unicode);
  std::vector<std::string> words;
  for (std::int32_t begin = 0, end = iterator->next();
       end != icu::BreakIterator::DONE; begin = end, end = iterator->next()) {
    if (iterator->getRuleStatus() >= UBRK_WORD_NUMBER) {
      unicode.tempSubStringBetween(begin, end)
          .toUTF8String(words.emplace_back());
    }
  }
  return words;
}

// Letters of several scripts, digits, marks that are within words or not, white
// space, and characters that belong to the one before.
const std::vector<std::string> characters{
    "a",      "Z",    "é", "ß", "ł",      "Я",      "ё",    "ǆ",      "ѯ",
    "Ω",      "א",    "ש", "ب", "क",      "ि",      "ก",    "漢",     "か",
    "カ",     "한",   "1", "9", "٣",      "'",      ".",    ",",      ";",
    ":",      "_",    "@", "-", "/",      "\"",     "’",    "‘",      "“",
    "”",      "–",    "—", "…", "„",      "×",      "÷",    "·",      "«",
    "\t",     "\r\n", " ", " ", " ",      " ",      "\n",   "%",      "$",
    "#",      "(",    ")", "́",  "\u200D", "\u00AD", "",     "\u00A0", "\u3000",
    "\u2028", "😀",    "🇩", "ʼ", "ª",      "𐐀",      "\x01", "\x7F"};

}  // namespace

BOOST_AUTO_TEST_CASE(words_are_those_of_icu) {
  std::mt19937 random(20261129);
  std::uniform_int_distribution<std::size_t> any(0, characters.size() - 1);
  // Of a few characters in turns, so that each comes beside each often.
  for (int round = 0; round < 4'000; ++round) {
    std::vector<std::string> few;
    for (int i = 0; i < 5; ++i) few.push_back(characters[any(random)]);
    few.insert(few.end(), {"a", "1", " "});
    std::uniform_int_distribution<std::size_t> one(0, few.size() - 1);
    std::string text;
    for (int i = 0; i < 60; ++i) text += few[one(random)];
    BOOST_TEST_INFO(text);
    BOOST_TEST_REQUIRE(words(text) == words_of_icu(text),
                       boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(every_common_character_is_read_as_by_icu) {
  for (char32_t c = 1; c < 0x2100; ++c) {
    std::string letter;
    icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(letter);
    for (const char* before : {"", "a", "1", " "}) {
      for (const char* behind : {"", "b", "2", " "}) {
        const std::string text = before + letter + behind + " end";
        BOOST_TEST_INFO(text);
        BOOST_TEST_REQUIRE(words(text) == words_of_icu(text),
                           boost::test_tools::per_element());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(many_words_without_white_space) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "a-1/";
  BOOST_TEST(words(text).size() == 200U);
  BOOST_TEST(words("").empty());
  BOOST_TEST(words("\xC3").empty());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
