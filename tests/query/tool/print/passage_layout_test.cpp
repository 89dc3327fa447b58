#include "query/print/passage_layout.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(passage_layout)

namespace {

std::string shown(std::string_view text) {
  std::string all;
  for (const MarkedText& paragraph : display_paragraphs(text, {})) {
    all += "/" + paragraph.text;
  }
  return all;
}

struct Row {
  const char* name;
  const char* text;
  const char* paragraphs;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name;
}

const Row passages[] = {
    {"blank lines part paragraphs", "One.\n\nTwo.\n \nThree.\n\n",
     "/One./Two./Three."},
    {"so do single ones in text that is not wrapped", "One.\nTwo.\r\nThree.",
     "/One./Two./Three."},
    {"wrapped lines are joined",
     "The ferry that the boats had kept in port\n"
     "sailed on Friday. Two hundred passengers\n"
     "were on board.\n"
     "Nobody was hurt.\n",
     "/The ferry that the boats had kept in port sailed on Friday. Two hundred "
     "passengers were on board./Nobody was hurt."},
    {"an indented line begins a paragraph",
     "  The ferry that the boats had kept in port\n"
     "sailed on Friday with 200 passengers aboard.\n"
     "  The fishermen watched it from the quay and\n"
     "went home.\n",
     "/The ferry that the boats had kept in port sailed on Friday with 200 "
     "passengers aboard./The fishermen watched it from the quay and went "
     "home."},
    {"lines of a table stay", "Gold 3\nSilver 12\nBronze 1\n",
     "/Gold 3/Silver 12/Bronze 1"},
    {"sentences of like length stay",
     "The ferry sailed on Friday for Saint-Malo.\n"
     "The fishermen watched it from a far quay.\n",
     "/The ferry sailed on Friday for Saint-Malo."
     "/The fishermen watched it from a far quay."},
    {"wrapped Chinese is joined without spaces",
     "俄罗斯总统普京星期三在平壤与朝鲜领导人金正恩举\n"
     "行会谈，双方签署条约。\n",
     "/俄罗斯总统普京星期三在平壤与朝鲜领导人金正恩举行会谈，双方签署条约。"},
    {"nothing", "", ""},
    {"only space", "\n \n", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(finds_paragraphs, data::make(passages), row) {
  BOOST_TEST(shown(row.text) == row.paragraphs);
}

BOOST_AUTO_TEST_CASE(parts_spans_between_paragraphs) {
  const auto paragraphs =
      display_paragraphs("one two\n\nthree four", {{4, 14}});
  BOOST_REQUIRE(paragraphs.size() == 2);
  BOOST_TEST((paragraphs[0].spans == std::vector<Span>{{4, 7}}));
  BOOST_TEST((paragraphs[1].spans == std::vector<Span>{{0, 5}}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
