#include "corpus/reader/pdf/page_lines.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace dateline {
namespace {

constexpr double size = 10;

// Words of one line from `begin` on, each letter half as wide as high.
void add(std::vector<PageWord>& words, const std::string& line, double begin,
         double top, double height = size) {
  std::istringstream stream(line);
  for (std::string word; stream >> word;) {
    const double width = static_cast<double>(word.size()) * height / 2;
    words.push_back(
        {word, begin, begin + width, top, top + height, height, 0, true});
    begin += width + height / 2;
  }
  words.back().has_space_after = false;
}

BOOST_AUTO_TEST_SUITE(page_lines)

BOOST_AUTO_TEST_CASE(columns_follow_each_other_as_they_were_drawn) {
  std::vector<PageWord> words;
  add(words, "Two were late.", 200, 12);
  add(words, "The night ferries", 10, 0);
  add(words, "The last was not.", 200, 24);
  add(words, "left at nine.", 10, 12);
  add(words, "One was early.", 200, 0);
  BOOST_TEST(text_of_words(words,
                           "The night ferries\nleft at nine.\nOne was early.\n"
                           "Two were late.\nThe last was not.\n\f") ==
             "The night ferries\nleft at nine.\n\nOne was early.\n"
             "Two were late.\nThe last was not.\n");
}

BOOST_AUTO_TEST_CASE(cells_of_a_row_are_one_line) {
  std::vector<PageWord> words;
  add(words, "Ship", 10, 0);
  add(words, "Aurora", 10, 12);
  add(words, "Tons", 200, 0);
  add(words, "700", 200, 12);
  BOOST_TEST(text_of_words(words, "Ship Tons\nAurora 700\n") ==
             "Ship Tons\nAurora 700\n");
}

BOOST_AUTO_TEST_CASE(lines_drawn_across_columns_of_prose_are_not_followed) {
  std::vector<PageWord> words;
  const char* const left[] = {"The night ferries left the port",
                              "at nine and came back late at",
                              "night with few of the guests."};
  const char* const right[] = {"Nobody had told the harbour",
                               "master that a storm came from",
                               "the north and would stay long."};
  std::string drawn;
  for (int i = 0; i < 3; ++i) add(words, left[i], 10, 12 * i);
  for (int i = 0; i < 3; ++i) add(words, right[i], 250, 12 * i);
  for (int i = 0; i < 3; ++i) {
    drawn += std::string(left[i]) + " " + right[i] + "\n";
  }
  const std::string text = text_of_words(words, drawn);
  BOOST_TEST(text.starts_with("The night ferries left the port\nat nine"));
  BOOST_TEST(text.ends_with("from\nthe north and would stay long.\n"));
}

BOOST_AUTO_TEST_CASE(repeated_words_are_found_where_they_are_a_line) {
  std::vector<PageWord> words;
  add(words, "late again the ferry", 10, 0);
  add(words, "came in late again", 10, 12);
  add(words, "the ferry", 10, 24);
  add(words, "late again", 10, 36);
  const std::string text =
      "late again the ferry\ncame in late again\nthe ferry\nlate again\n";
  BOOST_TEST(text_of_words(words, text) == text);
}

BOOST_AUTO_TEST_CASE(gaps_indents_and_sizes_part_paragraphs) {
  std::vector<PageWord> words;
  add(words, "Ferries", 10, 0, 18);
  add(words, "The first left at nine", 10, 24);
  add(words, "and was late.", 10, 36);
  add(words, "The second was not", 22, 48);
  add(words, "late at all.", 10, 60);
  add(words, "The third never came.", 10, 84);
  std::string drawn;
  for (const PageWord& word : words) drawn += word.text + "\n";
  BOOST_TEST(text_of_words(words, drawn) ==
             "Ferries\n\nThe first left at nine\nand was late.\n\nThe second "
             "was not\nlate at all.\n\nThe third never came.\n");
}

BOOST_AUTO_TEST_CASE(without_the_order_of_drawing_that_of_the_words_counts) {
  std::vector<PageWord> words;
  add(words, "One.", 10, 12);
  add(words, "Two.", 10, 0);
  BOOST_TEST(text_of_words(words, "other words") == "One.\n\nTwo.\n");
  BOOST_TEST(text_of_words({}, "") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
