#include "corpus/text/sentence_end.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(sentence_end)

namespace {

struct Row {
  const char* text;
  bool sentence;
  bool clause;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << '"' << row.text << '"';
}
const Row texts[] = {
    {"It rained.", true, true},    {"He said: \"It rained.\"", true, true},
    {"(It rained!)", true, true},  {"« Il pleuvait ? »\n", true, true},
    {"„Es regnete.“", true, true}, {"下雨了。」", true, true},
    {"It rained…", true, true},    {"بارش آئی۔", true, true},
    {"He said:", false, true},     {"It rained;", false, true},
    {"他说：", false, true},       {"Rain in Busan", false, false},
    {"\"\"", false, false},        {"", false, false},
};

BOOST_DATA_TEST_CASE(ends_as_its_row_says, data::make(texts), row) {
  BOOST_TEST(ends_sentence(row.text) == row.sentence);
  BOOST_TEST(ends_clause(row.text) == row.clause);
}

BOOST_AUTO_TEST_CASE(abbreviations_are_known) {
  BOOST_TEST(is_abbreviation("Gen"));
  BOOST_TEST(is_abbreviation("Inc"));
  BOOST_TEST(!is_abbreviation("rain"));
  BOOST_TEST(is_abbreviation_in_names("Inc"));
  BOOST_TEST(!is_abbreviation_in_names("Gen"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
