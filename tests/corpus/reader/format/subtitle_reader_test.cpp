#include "corpus/reader/format/subtitle_reader.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/corpus/read_contents.hpp"

namespace {

using namespace dateline;

std::string text_of(const std::string& name, const std::string& bytes) {
  const FileContents contents = read_contents(name, bytes);
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  return contents.articles[0].text;
}

BOOST_AUTO_TEST_SUITE(subtitles)

BOOST_AUTO_TEST_CASE(webvtt_is_what_was_said_with_the_speakers) {
  const FileContents contents = read_contents(
      "a.vtt",
      "WEBVTT - Harbour News\nLanguage: de\n\nNOTE\na --> b\n\nSTYLE\n"
      "::cue { color: red }\n\nfirst\n00:01.000 --> 00:03.000 align:start\n"
      "<v.loud Jane Doe>The <i>ferry</i>\nleft &amp; sank.\n\n"
      "00:03.000 --> 00:04.000\n<v Jane Doe>It was late.\n\n"
      "00:04.000 --> 00:05.000\n<v Mel Roe>Why?\n\n"
      "01:00:04.000 --> 01:00:05.000\n<00:01>Fog.\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  const Article& article = contents.articles[0];
  BOOST_TEST(article.title == "Harbour News");
  BOOST_TEST(article.language == "de");
  BOOST_TEST(article.text ==
             "Jane Doe: The ferry left & sank. It was late.\n\n"
             "Mel Roe: Why?\n\nFog.");
}

BOOST_AUTO_TEST_CASE(subrip_is_known_by_its_first_cue) {
  const std::string cues =
      "1\r\n00:00:01,000 --> 00:00:03,500\r\n{\\an8}The ferry left\r\n"
      "<font color='red'>late</font>.\r\n\r\n2\r\n00:00:03,500 --> "
      "00:00:05,000\r\n- Why?\r\n- Fog.\r\n";
  for (const char* name : {"a.srt", "a.txt"}) {
    BOOST_TEST(text_of(name, "\xef\xbb\xbf" + cues) ==
               "The ferry left late.\n\n- Why?\n\n- Fog.");
  }
}

BOOST_AUTO_TEST_CASE(a_blank_line_within_a_cue_of_subrip_loses_nothing) {
  BOOST_TEST(text_of("a.srt",
                     "1\n00:00:01,000 --> 00:00:03,000\nIn\n\n1912\n\nit "
                     "left.\n\n2\n00:00:03,000 --> 00:00:04,000\nLate: "
                     "at\n12\n") == "In 1912 it left. Late: at 12");
}

BOOST_AUTO_TEST_CASE(cues_need_no_blank_line_between_them) {
  BOOST_TEST(text_of("a.srt",
                     "1\n00:00:01,000 --> 00:00:03,000\nThe ferry\n2\n"
                     "00:00:03,000 --> 00:00:04,000\nleft.\n") ==
             "The ferry left.");
}

// As captions of films that roll from below.
BOOST_AUTO_TEST_CASE(lines_that_the_next_cue_repeats_count_once) {
  BOOST_TEST(text_of("a.vtt",
                     "WEBVTT\n\n00:01.0 --> 00:02.0\nThe<00:01.5><c> "
                     "ferry</c>\n\n"
                     "00:02.0 --> 00:03.0\nThe ferry\nleft\n\n"
                     "00:03.0 --> 00:04.0\nleft\nlate.\n") ==
             "The ferry left late.");
}

BOOST_AUTO_TEST_CASE(marks_that_are_no_tags_are_text) {
  BOOST_TEST(text_of("a.vtt",
                     "WEBVTT\n\n00:01.0 --> 00:02.0\n5 < 6 <i>but</i> 7 > 3"
                     "\n{a} {\\b <") == "5 < 6 but 7 > 3 {a} {\\b <");
}

BOOST_AUTO_TEST_CASE(a_charset_of_its_time_is_found_out) {
  BOOST_TEST(text_of("a.srt",
                     "1\n00:00:01,000 --> 00:00:03,500\nLe bateau est "
                     "arriv\xe9 \xe0 l'\xeele d\xe8s l'\xe9t\xe9.\n") ==
             "Le bateau est arrivé à l'île dès l'été.");
}

BOOST_AUTO_TEST_CASE(other_texts_are_none) {
  for (const char* text :
       {"", "1", "1\nThe ferry", "WEBVTTX\n", "1\n00:01 -> 00:02\n",
        "1\n--> 00:02\n", "1\n1 --> 2\n", "1\n::: --> :::\n",
        "a --> b\n00:00:01,000 --> 00:00:02,000\n", "1\n0x1:1 --> 1:1\n"}) {
    BOOST_TEST(!is_subtitles(text), text);
  }
  BOOST_TEST(is_subtitles("WEBVTT"));
  BOOST_TEST(is_subtitles("\n\n12\n0:01 --> 0:02"));
}

BOOST_AUTO_TEST_CASE(without_a_cue_they_are_no_article) {
  const FileContents contents =
      read_contents("a.vtt", "WEBVTT\n\nNOTE nothing was said\n");
  BOOST_TEST(contents.articles.empty());
  BOOST_TEST(contents.errors.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
