#include "query/engine/verify/passage_occurrences.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "query/engine/plan/compiler.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(passage_occurrences)

namespace {

BOOST_AUTO_TEST_CASE(finds_a_pattern_at_each_level_and_only_once) {
  Analyser analyser("en");
  const CompiledQuery query =
      compile(Query::parse("strike").root(), analyser, "2024-06-19");
  const std::string title_text = "Strikes";
  const std::string text_text = "A strike, a Strike and two strikes.";
  const TokenGraph title(title_text, analyser.analyse(title_text));
  const TokenGraph text(text_text, analyser.analyse(text_text));
  PassageOccurrences occurrences(query, title, text);
  BOOST_TEST(occurrences.in_text(0, MatchLevel::literal).size() == 1u);
  BOOST_TEST(occurrences.in_text(0, MatchLevel::folded).size() == 2u);
  BOOST_TEST(occurrences.in_text(0, MatchLevel::stemmed).size() == 3u);
  BOOST_TEST(occurrences.in_title(0, MatchLevel::folded).empty());
  BOOST_TEST(occurrences.in_title(0, MatchLevel::stemmed).size() == 1u);
  BOOST_TEST(&occurrences.in_text(0, MatchLevel::stemmed) ==
             &occurrences.in_text(0, MatchLevel::fuzzy));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
