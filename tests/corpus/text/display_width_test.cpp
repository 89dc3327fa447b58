#include "corpus/text/display_width.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(display_width_suite)

namespace {

struct WidthRow {
  const char* text;
  std::size_t columns;
};
std::ostream& operator<<(std::ostream& out, const WidthRow& row) {
  return out << row.text;
}

const WidthRow widths[] = {
    {"", 0},       {"abc", 3},  {"é", 1},        {"e\u0301", 1},
    {"普京", 4},   {"푸틴", 4}, {"ｶﾅ", 2},       {"カナ", 4},
    {"สงคราม", 6}, {"ที่", 1},    {"a\u200Bb", 2}, {"\xff", 1},
};

BOOST_DATA_TEST_CASE(counts_columns, data::make(widths), row) {
  BOOST_TEST(display_width(row.text) == row.columns);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
