#include "corpus/terms/analyser.hpp"

#include <boost/test/unit_test.hpp>
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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
