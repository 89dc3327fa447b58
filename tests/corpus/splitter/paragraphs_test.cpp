#include "corpus/splitter/paragraphs.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <random>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(paragraphs_of_a_text)

namespace {

using Texts = std::vector<std::string>;

// Also checks that the ranges partition the text.
Texts paragraphs_of(const std::string& text) {
  Texts texts;
  std::size_t end = 0;
  each_paragraph(text, [&](const Span& range) {
    BOOST_TEST_REQUIRE(range.begin == end);
    BOOST_TEST_REQUIRE(range.end > range.begin);
    end = range.end;
    texts.push_back(text.substr(range.begin, range.end - range.begin));
  });
  BOOST_TEST_REQUIRE(end == text.size());
  return texts;
}

struct Row {
  const char* why;
  Texts expected;  // joined, they are the text
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.why;
}

// Two paragraphs of prose, wrapped at some 66 columns.
const std::string first_wrapped =
    "The council met on Monday to talk about the harbour, and for once\n"
    "nobody left the room before the vote. It lasted until midnight,\n"
    "and the result surprised those who had called the meeting in the\n"
    "first place, among them the mayor and both of her deputies.\n";
const std::string second_wrapped =
    "The harbour has been closed since March, when a crane fell over\n"
    "and blocked the entrance. Nobody was hurt, but the fishing fleet\n"
    "has had to land its catch forty miles further down the coast.\n";

std::string indented(const std::string& text) { return "    " + text; }

const Row rows[] = {
    {"blank lines", {"One.\n\n", "Two.\n\n\n", "Three."}},
    {"blank lines with spaces", {"One.\n \t\n", "Two.\n\u00a0\n", "Three.\n"}},
    {"CRLF", {"One.\r\n\r\n", "Two.\r\n", "Three.\r\n"}},
    {"CR alone", {"One.\r\r", "Two."}},
    {"blank lines before the first", {"\n\n  \nOne.\n\n", "Two."}},
    {"one line", {"One line alone"}},
    {"white space alone", {" \n\n \t"}},
    {"wrapped, blank lines", {first_wrapped + "\n", second_wrapped}},
    {"wrapped, no marks: one", {first_wrapped}},
    {"wrapped, indented first lines",
     {first_wrapped, indented(second_wrapped),
      indented("\"We wait,\" said the mayor.\n"), indented(first_wrapped)}},
    {"wrapped, all first lines indented",
     {indented(first_wrapped), indented(second_wrapped)}},
    {"wrapped, tabs", {"\t" + first_wrapped, "\t" + second_wrapped}},
    {"wrapped, a short last line",
     {"The council met on Monday to talk about the harbour, and for once\n"
      "nobody left.\n",
      second_wrapped}},
    {"an indented quotation is one",
     {first_wrapped + "\n",
      "    We have waited for a year, and we shall wait for another\n"
      "    if need be. But the sea does not wait, and neither do the\n"
      "    herring.\n\n",
      second_wrapped}},
    {"a line a paragraph",
     {"The council met on Monday to talk about the harbour. It was late.\n",
      "Nobody left the room before the vote, which is rare in this town, and "
      "the visitors on the gallery, who had brought sandwiches, stayed to the "
      "end as well.\n",
      "The mayor was surprised.\n"}},
    {"a line a paragraph, blank lines between some",
     {"The council met on Monday to talk about the harbour. It was late.\n\n",
      "Nobody left the room before the vote, which is rare in this town, and "
      "the visitors on the gallery stayed to the end as well.\n",
      "The mayor was surprised.\n"}},
    {"a stray break within a sentence",
     {"Nobody left the room before the vote, which is rare in this town, and "
      "the visitors on the gallery, who had brought sandwiches, stayed to\n"
      "the end as well.\n",
      "The mayor was surprised by this, and said so at length in an interview "
      "which she gave to the radio on the next morning in the harbour, while "
      "behind her the boats came in one after the other.\n",
      "Nobody listened.\n"}},
    {"a list", {"Apples\n", "Pears\n", "Plums and cherries\n", "Figs\n"}},
    {"a list in small letters is one block", {"apples\npears\nplums\n"}},
    {"Chinese, a line a paragraph",
     {"市议会星期一开会讨论港口问题。\n", "会议一直持续到午夜。\n",
      "市长表示很惊讶，她原以为大家都会提前离开会场，回家吃晚饭。\n"}},
    {"Chinese, wrapped",
     {"市议会星期一开会讨论港口问题，这一次没有人在表决之前离开会\n"
      "场，会议一直持续到午夜，结果令召集会议的人感到惊讶，其中包括\n"
      "市长和她的两位副手。\n"}},
    {"Chinese, wrapped, indented",
     {"　　市议会星期一开会讨论港口问题，这一次没有人在表决之前离\n"
      "开会场，会议一直持续到午夜，结果令召集会议的人感到惊讶。\n",
      "　　港口自三月以来一直关闭，当时一台起重机倒下，堵住了港口的\n"
      "入口，没有人受伤，但是渔船只好到别的地方去卸货。\n"}},
};

}  // namespace

BOOST_DATA_TEST_CASE(marks_are_found_from_the_text, data::make(rows), row) {
  std::string text;
  for (const std::string& paragraph : row.expected) text += paragraph;
  BOOST_TEST(paragraphs_of(text) == row.expected,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_empty_text_has_none) {
  BOOST_TEST(paragraphs_of("").empty());
}

BOOST_AUTO_TEST_CASE(any_text_is_partitioned) {
  constexpr std::string_view alphabet[] = {
      "a",  "B",    " ",  "\n", "\r\n",   "\r", "\t", ".",    "中",
      "\"", "\xe9", "\n", "\n", "\u3000", "»",  "”",  "word "};
  std::minstd_rand random(11);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t size = random() % 60; text.size() < size;) {
      text += alphabet[random() % std::size(alphabet)];
    }
    paragraphs_of(text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
