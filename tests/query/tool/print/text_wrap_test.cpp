#include "query/tool/print/text_wrap.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(text_wrap)

namespace {

const Marks brackets{"[[", "]]", 2};

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "/";
  return all;
}

struct Row {
  const char* name;
  MarkedText text;
  std::size_t width;
  const char* lines;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name;
}

const Row rows[] = {
    {"nothing", {"", {}}, 10, ""},
    {"what fits just", {"one two", {}}, 7, "one two/"},
    {"what does not", {"one two", {}}, 6, "one/two/"},
    {"a long word", {"a limousine", {}}, 5, "a/limou/sine/"},
    {"after a hyphen", {"armour-plated", {}}, 8, "armour-/plated/"},
    {"between Chinese characters", {"普京访问平壤", {}}, 5, "普京/访问/平壤/"},
    {"not before Chinese punctuation", {"普京。普", {}}, 5, "普/京。/普/"},
    {"between Thai words", {"ประเทศไทย", {}}, 6, "ประเทศ/ไทย/"},
    {"a combining character stays with its base",
     {"e\u0301e\u0301e\u0301", {}},
     2,
     "e\u0301e\u0301/e\u0301/"},
    {"marks take columns", {"an Aurus", {{3, 8}}}, 11, "an/[[Aurus]]/"},
    {"marks that fit", {"an Aurus", {{3, 8}}}, 12, "an [[Aurus]]/"},
    {"a stop stays with its marked word",
     {"an Aurus.", {{3, 8}}},
     12,
     "an/[[Aurus]]./"},
    {"a phrase over a line end",
     {"one two three", {{4, 13}}},
     11,
     "one [[two]]/[[three]]/"},
    {"a long marked word", {"limousine", {{0, 9}}}, 9, "[[limou]]/[[sine]]/"},
    {"two marks that touch", {"平壤", {{0, 3}, {3, 6}}}, 80, "[[平]][[壤]]/"},
};

}  // namespace

BOOST_DATA_TEST_CASE(wraps_by_columns_and_never_within_a_mark, data::make(rows),
                     row) {
  BOOST_TEST(joined(wrap(row.text, row.width, brackets)) == row.lines);
}

BOOST_AUTO_TEST_CASE(escape_sequences_take_no_columns) {
  const Marks bold{"\x1b[1m", "\x1b[22m", 0};
  const auto lines = wrap({"an Aurus", {{3, 8}}}, 8, bold);
  BOOST_TEST(joined(lines) == "an \x1b[1mAurus\x1b[22m/");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
