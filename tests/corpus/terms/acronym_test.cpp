#include "corpus/terms/acronym.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "corpus/terms/analyser.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(acronym)

namespace {

// Single letters with a stop behind each.
std::string row_of(std::size_t letters) {
  std::string row;
  for (std::size_t i = 0; i < letters; ++i) row += "A.";
  return row;
}

// How often a row is read for an acronym if it is read as the analyser does,
// until one is found.
std::size_t readings_of(const std::string& row) {
  std::size_t readings = 0;
  for (std::size_t at = 0; at < row.size(); at += 2) {
    const AcronymReading reading = read_acronym(row, at);
    ++readings;
    if (reading.acronym) break;
    at = std::max(at, reading.next_begin - 2);
  }
  return readings;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_row_that_is_too_long_is_read_once_and_not_per_letter) {
  const std::string row = row_of(100'000);
  BOOST_TEST(!read_acronym(row, 0).acronym);
  BOOST_TEST(read_acronym(row, 0).next_begin == row.size() - 32);
  BOOST_TEST(readings_of(row) == 2u);
}

BOOST_AUTO_TEST_CASE(the_end_of_such_a_row_makes_an_acronym_all_the_same) {
  for (const std::size_t more : {1u, 4u, 17u}) {
    const TokenizedText text = Analyser("en").analyse(row_of(16 + more));
    std::string terms;
    for (const Token& token : text.tokens) {
      if (token.kind == TokenKind::word) terms += token.word->term + ' ';
    }
    std::string expected;
    for (std::size_t i = 0; i < more; ++i) expected += "a ";
    BOOST_TEST(terms == expected + "aaaaaaaaaaaaaaaa ");
  }
}

BOOST_AUTO_TEST_CASE(a_title_in_a_row_ends_nothing_but_its_own_acronym) {
  BOOST_TEST(!read_acronym("A.St.B.C.", 0).acronym);
  BOOST_TEST(read_acronym("A.St.B.C.", 5).acronym->letters == "BC");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
