#include "corpus/reader/pdf/page_text.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>

#include "corpus/reader/helper/helper_program.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(page_text)

BOOST_AUTO_TEST_CASE(running_heads_and_page_numbers_are_dropped) {
  std::vector<std::string> pages;
  const char* texts[] = {"One begins.\nIt goes", "on here.\nTwo.", "Three.",
                         "Four."};
  for (int i = 0; i < 4; ++i) {
    pages.push_back("Harbour Gazette " + std::to_string(i) + "\n\n" + texts[i] +
                    "\n\n" + std::to_string(i + 1) + "\n\f");
  }
  BOOST_TEST(text_of_pages(pages) ==
             "One begins.\nIt goes\non here.\nTwo.\n\nThree.\n\nFour.");
}

BOOST_AUTO_TEST_CASE(a_single_page_keeps_its_numbers) {
  BOOST_TEST(text_of_pages({"1984\nA year.\n12"}) == "1984\nA year.\n12");
}

BOOST_AUTO_TEST_CASE(hyphenated_words_are_joined) {
  BOOST_TEST(text_of_pages({"The har-\nbour and soft\u00ad\nness."}) ==
             "The harbour and softness.");
  BOOST_TEST(text_of_pages({"pages 3-\n4 and\nNorth-\nSouth"}) ==
             "pages 3-\n4 and\nNorth-\nSouth");
  BOOST_TEST(text_of_pages({"one har-", "bour"}) == "one harbour");
  BOOST_TEST(text_of_pages({"hy\u00adphen"}) == "hyphen");
}

BOOST_AUTO_TEST_CASE(pages_without_text_give_none) {
  BOOST_TEST(text_of_pages({}) == "");
  BOOST_TEST(text_of_pages({"", "\n\f", " \n"}) == "");
}

BOOST_AUTO_TEST_CASE(a_program_that_is_nowhere_is_missing) {
  const HelperOutcome outcome =
      run_helper("no-such-program", "", std::chrono::seconds(1), 100);
  BOOST_TEST((outcome.fault == HelperOutcome::Fault::missing));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
