#include "dateline/text_units.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace dateline {
BOOST_AUTO_TEST_SUITE(text_units)

namespace {

// Two, three and four bytes a character, a combining accent, and bytes that are
// not UTF-8, which JSON shows as one U+FFFD each.
const std::string text =
    "M\u00fcnchen \u5317\u4eac \U0001F600 e\u0301x \xff\xe4 y";

Span span_of(const std::string& part) {
  return {text.find(part), text.find(part) + part.size()};
}

}  // namespace

BOOST_AUTO_TEST_CASE(spans_are_counted_in_characters_and_in_utf16) {
  const std::vector<Span> spans{span_of("M\u00fcnchen"), span_of("\u4eac"),
                                span_of("\U0001F600"), span_of("x"),
                                span_of("y")};
  const std::vector<Span> characters{
      {0, 7}, {9, 10}, {11, 12}, {15, 16}, {20, 21}};
  const std::vector<Span> utf16{{0, 7}, {9, 10}, {11, 13}, {16, 17}, {21, 22}};
  BOOST_TEST((in_units(text, spans, TextUnit::characters) == characters));
  BOOST_TEST((in_units(text, spans, TextUnit::utf16) == utf16));
  BOOST_TEST(in_units("", {}, TextUnit::utf16).empty());
}

BOOST_AUTO_TEST_CASE(places_are_counted_as_spans_are) {
  BOOST_TEST(units_before(text, text.size(), TextUnit::characters) == 21);
  BOOST_TEST(units_before(text, text.size() + 9, TextUnit::utf16) == 22);
  BOOST_TEST(units_before(text, 0, TextUnit::utf16) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
