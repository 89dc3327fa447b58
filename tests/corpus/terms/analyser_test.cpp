#include "corpus/terms/analyser.hpp"

#include <boost/test/unit_test.hpp>
#include <iterator>
#include <string>

namespace dateline {
BOOST_AUTO_TEST_SUITE(analyser)

namespace {

std::string terms(const TokenizedText& text) {
  std::string terms;
  for (const Token& token : text.tokens) terms += token.word->term + ' ';
  return terms;
}

BOOST_AUTO_TEST_CASE(tokens_outlive_their_analyser) {
  const TokenizedText text = Analyser("en").analyse("Striking miners");
  BOOST_TEST(terms(text) == "strike miner ");
}

// The analyser forgets its words when there are more than a quarter of a
// million.
BOOST_AUTO_TEST_CASE(tokens_outlive_the_analyser_s_memory_of_words) {
  Analyser analyser("en");
  const TokenizedText first = analyser.analyse("Striking miners");
  std::string numbers;
  for (unsigned i = 0; i < 300'000; ++i) numbers += std::to_string(i) + ' ';
  analyser.analyse(numbers);
  const TokenizedText second = analyser.analyse("Miners on strike");
  BOOST_TEST(terms(first) == "strike miner ");
  BOOST_TEST(terms(second) == "miner on strike ");
  BOOST_TEST(first.tokens[1].word != second.tokens[0].word);
}

// A word in front of a space is read without the rules for what can join it; in
// front of a no-break space it is read with them.
const std::string words[] = {
    "miners", "US",  "Us", "us", "MPs",  "NGOs", "PhDs", "Ph", "D",     "St",
    "Mr",     "www", "l",  "it", "http", "aa",   "I",    "AA", "McKay", "USA"};
const char* const languages[] = {"en", "de", "fr", "it", "tr", "zh", ""};

BOOST_AUTO_TEST_CASE(a_plain_word_is_read_as_all_rules_read_it) {
  for (const char* language : languages) {
    Analyser analyser(language);
    for (const std::string& first : words) {
      for (const std::string& second : words) {
        const TokenizedText plain = analyser.analyse(first + ' ' + second);
        const TokenizedText all_rules =
            analyser.analyse(first + "\u00A0" + second + "\u00A0");
        BOOST_TEST_CONTEXT(language << ": " << first << ' ' << second) {
          BOOST_TEST(terms(plain) == terms(all_rules));
          BOOST_TEST(plain.tokens.size() == all_rules.tokens.size());
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_mark_parts_plain_words_as_it_parts_others) {
  for (const char* language : languages) {
    Analyser analyser(language);
    for (const char mark : std::string("\n\r\t.:,;()[]!?\"")) {
      for (const std::string& first : words) {
        for (const std::string& second : words) {
          const std::string begin = first + mark;
          const TokenizedText plain = analyser.analyse(begin + ' ' + second);
          const TokenizedText all_rules =
              analyser.analyse(begin + "\u00A0" + second + "\u00A0");
          BOOST_TEST(terms(plain) == terms(all_rules),
                     language << ": " << begin << ' ' << second);
        }
      }
    }
  }
}

// Sixteen are looked up together. No two initials are neighbours here.
BOOST_AUTO_TEST_CASE(words_of_a_long_row_are_read_as_each_alone) {
  Analyser analyser("en");
  for (const std::string between : {" ", ". ", ": ", "; (", "\n\n"}) {
    std::string row, alone;
    for (int i = 0; i < 100; ++i) {
      const std::string& word = words[i * 7 % std::size(words)];
      row += word + between;
      alone += terms(analyser.analyse(word));
    }
    const TokenizedText text = analyser.analyse(row);
    BOOST_TEST(terms(text) == alone);
    for (const Token& token : text.tokens) {
      BOOST_TEST(row.find_first_of(" .:;(\n", token.begin) == token.end);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
