#include "corpus/text/utf8.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace dateline {
BOOST_AUTO_TEST_SUITE(utf8)

namespace {

const std::string text = "a\u00e9\u20ac\U0001f697";  // 1, 2, 3 and 4 bytes
const std::string ill_formed = "a\xc3z\x80";

std::vector<std::int32_t> codes(std::string_view utf8) {
  std::vector<std::int32_t> codes;
  for_each_code_point(
      utf8, [&](const CodePoint& point) { codes.push_back(point.code); });
  return codes;
}

BOOST_AUTO_TEST_CASE(code_points_are_read_in_both_directions) {
  BOOST_TEST(
      codes(text) == (std::vector<std::int32_t>{'a', 0xe9, 0x20ac, 0x1f697}),
      boost::test_tools::per_element());
  std::vector<std::int32_t> backwards;
  for (std::size_t end = text.size(); end > 0;) {
    const CodePoint point = code_point_before(text, end);
    backwards.insert(backwards.begin(), point.code);
    end = point.begin;
  }
  BOOST_TEST(backwards == codes(text), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_are_minus_1) {
  BOOST_TEST(codes(ill_formed) == (std::vector<std::int32_t>{'a', -1, 'z', -1}),
             boost::test_tools::per_element());
  BOOST_TEST(code_point_before(ill_formed, 2).code == -1);
  BOOST_TEST(code_point_before(ill_formed, 4).begin == 3u);
}

BOOST_AUTO_TEST_CASE(a_text_is_cut_between_characters) {
  const std::size_t sizes[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
  for (std::size_t limit = 0; limit < std::size(sizes); ++limit) {
    BOOST_TEST(truncated(text, limit).size() == sizes[limit], limit);
  }
}

BOOST_AUTO_TEST_CASE(characters_are_counted_and_turned_into_utf32_and_back) {
  BOOST_TEST(count_characters(text) == 4u);
  BOOST_TEST((to_utf32(text) == U"a\u00e9\u20ac\U0001f697"));
  BOOST_TEST(to_utf8(to_utf32(text)) == text);
  BOOST_TEST((to_utf32(ill_formed) == U"a\ufffdz\ufffd"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
