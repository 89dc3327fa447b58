// Files that are made to do harm, or were found to by fuzzing: each is read
// within the time and memory of others of its size.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <variant>
#include <vector>

#include "corpus/text/lines.hpp"
#include "tests/corpus/read_contents.hpp"
#include "tests/corpus/test_files.hpp"
#include "tests/support/tries.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(hostile_files)

namespace {

namespace fs = std::filesystem;

std::string times(std::size_t count, std::string_view piece) {
  std::string text;
  text.reserve(count * piece.size());
  for (; count > 0; --count) text += piece;
  return text;
}

std::string feed_of(const std::string& item) {
  return "<rss><channel><title>News</title><item><title>Ferry</title>" + item +
         "</item></channel></rss>";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_quotation_mark_that_is_left_open_costs_no_memory) {
  const FileContents found = read_contents(
      "a.csv", "title,text\nOne,two\nx,\"" + times(9u << 20, "a,b\n"));
  BOOST_TEST(found.articles.size() == 1u);
  BOOST_TEST_REQUIRE(found.errors.size() == 1u);
  BOOST_TEST(found.errors[0].find("left open") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(of_countless_columns_the_first_are_read) {
  const FileContents found = read_contents(
      "a.csv", "title,text\nOne,two" + times(2'000'000, ",") + "\n");
  BOOST_TEST_REQUIRE(found.articles.size() == 1u);
  BOOST_TEST(found.articles[0].text == "two");
  BOOST_TEST_REQUIRE(found.articles[0].notes.size() == 1u);
  BOOST_TEST(found.articles[0].notes[0].find("2000002 columns") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_page_that_a_book_names_often_is_read_once) {
  const FileContents found = read_contents(
      "a.epub",
      archive_of(
          {{"mimetype", "application/epub+zip"},
           {"b.opf",
            "<package><metadata><title>Ferries</title></metadata>"
            "<manifest><item id='c' href='c.html'/></manifest><spine>" +
                times(20'000, "<itemref idref='c'/>") + "</spine></package>"},
           {"c.html", "<p>The ferry left."}},
          "zip"));
  BOOST_TEST_REQUIRE(found.articles.size() == 1u);
  BOOST_TEST(found.articles[0].text == "The ferry left.");
}

BOOST_AUTO_TEST_CASE(xml_of_countless_tags_is_refused) {
  const std::string tags = times(9'000'000, "<a/>");
  const FileContents feed = read_contents("a.xml", "<rss>" + tags + "</rss>");
  const FileContents document =
      read_contents("a.docx", archive_of({{"word/document.xml", tags}}, "zip"));
  for (const FileContents& found : {feed, document}) {
    BOOST_TEST(found.articles.empty());
    BOOST_TEST_REQUIRE(found.errors.size() == 1u);
    BOOST_TEST(found.errors[0].find("8000000 tags") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_text_larger_than_a_record_is_refused) {
  const FileContents found = read_contents(
      "a.xml", feed_of("<description>" + times(5'000'000, "Ferry. ") +
                       "</description>"));
  BOOST_TEST(found.articles.empty());
  BOOST_TEST_REQUIRE(found.errors.size() == 1u);
  BOOST_TEST(found.errors[0].find("no article") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(references_to_no_character_become_blanks) {
  const FileContents found = read_contents(
      "a.xml", feed_of("<description>a&#x110000;b&#0;c&#xD800;d&#4294967361;e"
                       "&#233;f&#65</description>"));
  BOOST_TEST_REQUIRE(found.articles.size() == 1u);
  BOOST_TEST(one_line(found.articles[0].text) == "a b c d e\u00e9fA");
}

BOOST_AUTO_TEST_CASE(xml_nested_without_end_is_flattened) {
  const FileContents found =
      read_contents("a.xml", "<NewsML><NewsItem><NewsComponent>" +
                                 times(100'000, "<HeadLine>") + "Ferry late" +
                                 times(100'000, "</HeadLine>") +
                                 "<DataContent><p>It left.</p></DataContent>"
                                 "</NewsComponent></NewsItem></NewsML>");
  BOOST_TEST_REQUIRE(found.articles.size() == 1u);
  BOOST_TEST(found.articles[0].title == "Ferry late");
  BOOST_TEST_REQUIRE(found.articles[0].notes.size() == 1u);
  BOOST_TEST(found.articles[0].notes[0].find("nested too deep") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(marks_that_are_never_closed_take_linear_time) {
  for (const char* mark : {"<![CDATA[", "<!--", "<?", "<!DOCTYPE", "<a "}) {
    const FileContents found = read_contents(
        "a.xml", "<rss><channel><item><title>Ferry</title><description>left " +
                     times(200'000, mark));
    BOOST_TEST_REQUIRE(found.articles.size() == 1u);
    BOOST_TEST(found.articles[0].text.starts_with("left"));
  }
}

BOOST_AUTO_TEST_CASE(countless_attributes_of_broken_xml_take_linear_time) {
  std::string attributes;
  for (int i = 0; i < 200'000; ++i) {
    attributes += " a" + std::to_string(i) + "='x'";
  }
  const FileContents found = read_contents(
      "a.xml",
      feed_of("<description" + attributes + ">It left.<b></description>"));
  BOOST_TEST_REQUIRE(found.articles.size() == 1u);
  BOOST_TEST(found.articles[0].text == "It left.");
}

BOOST_AUTO_TEST_CASE(many_items_and_pictures_take_linear_time) {
  const FileContents feed = read_contents(
      "a.xml", "<rss><channel><title>News</title>" +
                   times(tries(100'000), "<item><title>Ferry</title></item>") +
                   "</channel></rss>");
  BOOST_TEST(feed.articles.size() == tries(100'000));
  BOOST_TEST(feed.articles.back().source == "News");
  const FileContents nitf = read_contents(
      "a.xml", "<nitf><body><body.content>" +
                   times(tries(100'000), "<p>a</p><media><p>b</p></media>") +
                   "</body.content></body></nitf>");
  BOOST_TEST_REQUIRE(nitf.articles.size() == 1u);
  BOOST_TEST(nitf.articles[0].text.find('b') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(wikitext_of_open_brackets_takes_linear_time) {
  for (const char* sign :
       {"{{", "[[", "{|\n", "&lt;ref>", "&lt;!--", "}}", "|"}) {
    const FileContents wiki = read_contents(
        "a.xml", "<mediawiki><page><title>Ferry</title><revision><text>" +
                     times(tries(100'000), sign) +
                     "</text></revision></page></mediawiki>");
    BOOST_TEST(wiki.articles.size() == 1u, sign);
  }
}

BOOST_AUTO_TEST_CASE(properties_of_a_feed_may_stand_behind_its_items) {
  const FileContents feed = read_contents(
      "a.xml",
      "<rss><channel><item><title>Ferry</title></item><title>News</title>"
      "<item><title>Crane</title></item><language>en</language></channel>"
      "</rss>");
  BOOST_TEST_REQUIRE(feed.articles.size() == 2u);
  BOOST_TEST(feed.articles[0].title == "Ferry");
  for (const Article& article : feed.articles) {
    BOOST_TEST(article.source == "News");
    BOOST_TEST(article.language == "en");
  }
}

BOOST_AUTO_TEST_CASE(wrappers_of_many_objects_take_linear_time) {
  const FileContents found =
      read_contents("a.json", "{\"news\":[{\"text\":\"The ferry left.\"}" +
                                  times(300'000, ",{\"a\":[{}]}") + "]}");
  BOOST_TEST_REQUIRE(found.articles.size() == 1u);
  BOOST_TEST(found.articles[0].text == "The ferry left.");
}

BOOST_AUTO_TEST_CASE(wrappers_of_countless_values_are_refused) {
  const FileContents found =
      read_contents("a.json", "{\"a\":[{},1" + times(5'000'000, ",1") + "]}");
  BOOST_TEST(found.articles.empty());
  BOOST_TEST_REQUIRE(found.errors.size() == 1u);
  BOOST_TEST(found.errors[0].find("4000000 values") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(values_of_a_wrapper_that_are_nested_too_deep_are_dropped) {
  const FileContents found = read_contents(
      "a.json", "{\"a\":{\"b\\\"[\":" + times(500, "[") + times(500, "]") +
                    ",\"c\":{\"text\":\"[The {ferry\"}}}");
  BOOST_TEST_REQUIRE(found.articles.size() == 1u);
  BOOST_TEST(found.articles[0].text == "[The {ferry");
}

BOOST_AUTO_TEST_CASE(groups_of_addresses_may_nest_without_end) {
  const FileContents found = read_contents(
      "a.eml",
      "Subject: Ferry\nMIME-Version: 1.0\nFrom: " + times(300'000, "g:") +
          "\n " + times(300'000, "g:") + "\n\nIt left.\n");
  BOOST_TEST_REQUIRE(found.articles.size() == 1u);
  BOOST_TEST(found.articles[0].title == "Ferry");
}

BOOST_AUTO_TEST_CASE(of_countless_parts_the_first_are_read) {
  const FileContents found = read_contents(
      "a.eml",
      "Subject: Ferry\nMIME-Version: 1.0\nFrom: a@b\nContent-Type: "
      "multipart/mixed; boundary=b\n\n--b\n\nIt left.\n" +
          times(200'000, "--b\nContent-Type: image/png\n\nx\n"));
  BOOST_TEST_REQUIRE(found.articles.size() == 1u);
  BOOST_TEST(found.articles[0].text.starts_with("It left."));
  BOOST_TEST_REQUIRE(found.articles[0].notes.size() == 2u);
  BOOST_TEST(found.articles[0].notes[1].find("behind line") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(many_lines_of_a_plain_message_are_no_headers) {
  const FileContents found = read_contents(
      "a.eml", "Subject: Ferry\nMIME-Version: 1.0\nFrom: a@b\n\n" +
                   times(100'000, "To: sea\n") + "It left.\n");
  BOOST_TEST_REQUIRE(found.articles.size() == 1u);
  BOOST_TEST(found.articles[0].text.find("It left.") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(properties_of_pdf_documents_lose_their_nul_characters) {
  const FileContents found = read_contents(fs::path(DATELINE_TEST_DATA) /
                                           "readers/pdf/nul-in-title.pdf");
  BOOST_TEST_REQUIRE(found.articles.size() == 1u);
  BOOST_TEST(found.articles[0].title == "Ferrylate");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
