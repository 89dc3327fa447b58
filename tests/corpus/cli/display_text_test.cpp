#include "corpus/cli/display_text.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "corpus/cli/table.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(display_text_suite)

namespace {

struct Row {
  const char* name;
  std::string_view text;
  const char* shown;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name;
}

using namespace std::string_view_literals;

const Row texts[] = {
    {"plain text stays", "Gaza – 1,5 °C", "Gaza – 1,5 °C"},
    {"an escape sequence", "a\x1b[2Jb", "a\uFFFD[2Jb"},
    {"the C1 form of the same", "a\u009b2Jb", "a\uFFFD2Jb"},
    {"a null byte and a backspace", "a\0b\bc"sv, "a\uFFFDb\uFFFDc"},
    {"delete", "a\x7f", "a\uFFFD"},
    {"ill-formed UTF-8", "a\xff\xe4\xb8z", "a\uFFFD\uFFFDz"},
    {"an override of direction", "a\u202Eb\u202Cc\u2066d\u2069", "abcd"},
    {"a soft hyphen", "Sank\u00ADtion", "Sanktion"},
    {"a byte order mark", "\uFEFFa", "a"},
    {"space at the ends", " \n\ta b\r\n", "a b"},
    {"space of several kinds", "a \t\r\n\u3000\u2003b\u2028c", "a b c"},
    {"a no-break space stays", "10\u00A0000", "10\u00A0000"},
    {"a line end in Chinese", "普京\n访问", "普京访问"},
    {"a space in Chinese", "普京 访问", "普京 访问"},
    {"a line end in Korean", "푸틴\n대통령", "푸틴 대통령"},
    {"nothing", "", ""},
    {"only space", " \n ", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(shows_what_a_terminal_can_be_trusted_with,
                     data::make(texts), row) {
  BOOST_TEST(display_text(row.text) == row.shown);
}

BOOST_AUTO_TEST_CASE(spans_follow_the_text_they_mark) {
  const MarkedText shown =
      display_text("  a\x1b \n limousine\u00AD!", {{2, 3}, {7, 16}});
  BOOST_TEST(shown.text == "a\uFFFD limousine!");
  BOOST_TEST((shown.spans == std::vector<Span>{{0, 1}, {5, 14}}));
}

BOOST_AUTO_TEST_CASE(spans_beyond_the_text_do_no_harm) {
  const MarkedText shown = display_text("ab", {{1, 900}, {950, 999}});
  BOOST_TEST((shown.spans == std::vector<Span>{{1, 2}}));
}

BOOST_AUTO_TEST_CASE(a_very_wide_cell_widens_no_other_row_of_a_table) {
  const std::string widest(max_aligned, 'w'), wider = widest + 'w';
  BOOST_TEST(table({{"ab", "1"}, {"c", "23"}}, "> ") == "> ab   1\n> c   23\n");
  BOOST_TEST(table({{"ab", "1"}, {wider, "23"}, {"c", ""}}, "") ==
             "ab   1\n" + wider + "  23\nc\n");
  BOOST_TEST(table({{"ab", "1"}, {widest, "2"}}, "") ==
             "ab" + std::string(max_aligned, ' ') + "1\n" + widest + "  2\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
