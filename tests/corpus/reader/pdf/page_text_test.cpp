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

BOOST_AUTO_TEST_CASE(left_and_right_pages_have_heads_of_their_own) {
  std::vector<std::string> pages;
  for (int i = 0; i < 7; ++i) {
    const std::string number = std::to_string(i + 12);
    pages.push_back(i % 2 == 0 ? number + " Harbour Gazette"
                               : "Ferries " + number);
    pages.back() +=
        "\nPart " + std::string(1, static_cast<char>('A' + i)) + ".";
  }
  BOOST_TEST(text_of_pages(pages) ==
             "Part A.\n\nPart B.\n\nPart C.\n\nPart D.\n\nPart E.\n\nPart "
             "F.\n\nPart G.");
}

BOOST_AUTO_TEST_CASE(a_head_stays_where_it_stands_first) {
  BOOST_TEST(text_of_pages({"Harbour plan\nOne.", "Harbour plan\nTwo.",
                            "Harbour plan\nThree."}) ==
             "Harbour plan\nOne.\n\nTwo.\n\nThree.");
}

BOOST_AUTO_TEST_CASE(figures_at_the_margins_are_no_page_numbers) {
  BOOST_TEST(text_of_pages({"40\nferries\n7100", "12\nboats\n60"}) ==
             "40\nferries\n7100\n\n12\nboats\n60");
  BOOST_TEST(text_of_pages({"7\n7\n7\n7"}) == "7\n7\n7\n7");
  BOOST_TEST(text_of_pages({"Ferries\n11", "Boats\n12"}) == "Ferries\n\nBoats");
}

BOOST_AUTO_TEST_CASE(pages_of_nothing_but_heads_keep_their_text) {
  BOOST_TEST(text_of_pages({"Page 1", "Page 2", "Page 3"}) ==
             "Page 1\n\nPage 2\n\nPage 3");
}

BOOST_AUTO_TEST_CASE(a_sentence_goes_on_over_the_end_of_a_column) {
  BOOST_TEST(text_of_pages({"The ferry that left the harbour\n\nwas late."}) ==
             "The ferry that left the harbour\nwas late.");
  BOOST_TEST(text_of_pages({"We saw it from the har-\n\nbour."}) ==
             "We saw it from the harbour.");
  BOOST_TEST(text_of_pages({"apples\n\npears"}) == "apples\n\npears");
  BOOST_TEST(text_of_pages({"Паром ушёл", "вечером."}) ==
             "Паром ушёл\nвечером.");
}

BOOST_AUTO_TEST_CASE(a_compound_that_the_document_has_keeps_its_hyphen) {
  BOOST_TEST(text_of_pages({"A well-known ship, a well-\nknown port, har-\n"
                            "bour"}) ==
             "A well-known ship, a well-known port, harbour");
}

BOOST_AUTO_TEST_CASE(shapes_of_letters_become_letters) {
  BOOST_TEST(text_of_pages({"o\uFB03ce e\u0301t\u00e9"}) ==
             "office \u00e9t\u00e9");
  BOOST_TEST(text_of_pages({"\u202b\uFE8D\uFEE7\u202c"}) == "\u0627\u0646");
}

BOOST_AUTO_TEST_CASE(signs_around_words_of_the_other_direction_stay_there) {
  BOOST_TEST(
      text_of_pages({"ferry \u202b )עברית\u202cport (\u202b)ים\u202c"}) ==
      "ferry עברית) port (ים)");
  BOOST_TEST(
      text_of_pages({"\u202bשלום\u202a ,\u202cעולם\u202a )4\u202c\u202c"}) ==
      "שלום, עולם4)");
  BOOST_TEST(text_of_pages({"\u202b«שלום»\u202c"}) == "«שלום»");
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
