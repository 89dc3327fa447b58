#include "corpus/text/passage_id.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace dateline {
BOOST_AUTO_TEST_SUITE(passage_ids)

namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_CASE(an_id_is_parsed_as_it_was_built) {
  for (const char* article : {"a7", "a#1", "#", "日報.txt"}) {
    for (const std::uint64_t ordinal : {1ull, 12ull, 18446744073709551615ull}) {
      const std::string id = passage_id(article, ordinal);
      const auto parsed = parse_passage_id(id);
      BOOST_REQUIRE(parsed.has_value());
      BOOST_TEST(parsed->article == article);
      BOOST_TEST(parsed->ordinal == ordinal);
    }
  }
  BOOST_TEST(passage_id("a7", 2) == "a7#2");
}

const char* const others[] = {
    "",      "a",     "#",    "#1",
    "a#",    "a#1b",  "a#b",  "a#-1",
    "a#+1",  "a# 1",  "a#1 ", "a#1.0",
    "a#1#x", "a#0x1", "a#１", "a#18446744073709551616"};

BOOST_DATA_TEST_CASE(what_names_no_passage_gives_nothing, data::make(others),
                     id) {
  BOOST_TEST(!parse_passage_id(id).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
