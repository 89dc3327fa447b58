#include "query/engine/index/analysed_passages.hpp"

#include <boost/test/unit_test.hpp>

namespace dateline {
namespace {

BOOST_AUTO_TEST_SUITE(analysed_passages)

BOOST_AUTO_TEST_CASE(they_give_away_what_was_kept_once) {
  AnalysedPassages passages;
  AnalysedPassage passage;
  passage.record.text = "Striking miners";
  passage.text = Analyser("en").analyse(passage.record.text);
  passages.keep(7, std::move(passage));
  BOOST_TEST(!passages.take(8));
  const auto taken = passages.take(7);
  BOOST_TEST_REQUIRE(taken.has_value());
  BOOST_TEST(taken->record.text == "Striking miners");
  BOOST_TEST(taken->text.tokens.size() == 2u);
  BOOST_TEST(!passages.take(7));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
