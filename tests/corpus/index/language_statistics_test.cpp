#include "corpus/index/language_statistics.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "dateline/error.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(language_statistics)

namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_CASE(statistics_are_read_as_they_were_written) {
  const TokensByLanguage statistics{
      {"", 3}, {"de", 1200}, {"en", 18446744073709551615ull}};
  const std::string json = statistics_to_json(statistics);
  BOOST_TEST(json == R"({"":3,"de":1200,"en":18446744073709551615})");
  BOOST_TEST((statistics_from_json(json, "news.idx") == statistics));
}

BOOST_AUTO_TEST_CASE(languages_without_tokens_are_left_out) {
  BOOST_TEST(statistics_to_json({{"de", 0}, {"en", 1}}) == R"({"en":1})");
  BOOST_TEST(statistics_to_json({}) == "{}");
}

const char* const damaged[] = {
    "", "{", "[]", "null", R"({"en":"x"})", R"({"en":1}})"};

BOOST_DATA_TEST_CASE(damaged_statistics_are_an_error_that_names_the_index,
                     data::make(damaged), json) {
  BOOST_CHECK_EXCEPTION(
      statistics_from_json(json, "news.idx"), IndexError,
      [](const IndexError& error) {
        BOOST_TEST(std::string(error.what())
                       .starts_with("cannot open index 'news.idx': its "
                                    "statistics are damaged; "));
        return true;
      });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
