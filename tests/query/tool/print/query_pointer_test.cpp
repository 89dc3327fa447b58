#include "query/tool/print/query_pointer.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace data = boost::unit_test::data;

namespace dateline::query_tool {
BOOST_AUTO_TEST_SUITE(query_pointer)

namespace {

struct Row {
  const char* name;
  const char* query;
  std::size_t offset;
  const char* lines;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name;
}

const Row rows[] = {
    {"the start", "\"open", 0, "  \"open\n  ^\n"},
    {"a word", "veto AND (x", 9, "  veto AND (x\n           ^\n"},
    {"the end", "veto", 4, "  veto\n      ^\n"},
    {"beyond the end", "veto", 99, "  veto\n      ^\n"},
    {"after wide characters", "普京 (x", 7, "  普京 (x\n       ^\n"},
    {"control characters", "a\x1b(", 2, "  a\uFFFD(\n    ^\n"},
    {"a long beginning", "aaaaaaaaaabbbbbbb(x", 17,
     "  ...bbbbbbb(x\n"
     "            ^\n"},
    {"a long end", "(bbbbbbccccccccc", 0, "  (bbbbbb...\n  ^\n"},
};

}  // namespace

BOOST_DATA_TEST_CASE(puts_a_caret_below_the_place, data::make(rows), row) {
  BOOST_TEST(point_into(row.query, row.offset, 20) == row.lines);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::query_tool
