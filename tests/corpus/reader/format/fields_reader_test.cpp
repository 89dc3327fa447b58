#include "corpus/reader/format/fields_reader.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/corpus/read_contents.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(fields_reader)

namespace {

Article article_of_feed(const std::string& item) {
  const FileContents contents =
      read_contents("feed.xml", "<rss><channel><item><guid>1</guid>" + item +
                                    "</item></channel></rss>");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  return contents.articles[0];
}

Article article_of_json(const std::string& members) {
  const FileContents contents =
      read_contents("a.jsonl", R"({"id": "1", )" + members + "}\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  return contents.articles[0];
}

}  // namespace

BOOST_AUTO_TEST_CASE(markup_that_is_escaped_twice_is_read) {
  BOOST_TEST(article_of_feed(
                 "<description>&amp;lt;!-- on --&amp;gt;&amp;lt;div "
                 "class=&amp;quot;md&amp;quot;&amp;gt;&amp;lt;p&amp;gt;The "
                 "ferry sank.&amp;lt;/p&amp;gt;&amp;lt;/div&amp;gt;"
                 "</description>")
                 .text == "The ferry sank.");
  BOOST_TEST(article_of_json(
                 R"("text": "&lt;b&gt;The ferry&lt;/b&gt; sank.&lt;br /&gt;")")
                 .text == "The ferry sank.");
}

BOOST_AUTO_TEST_CASE(markup_that_a_text_is_about_stays) {
  BOOST_TEST(article_of_feed("<description>Write &amp;lt;b&amp;gt;ferry&amp;lt;"
                             "/b&amp;gt; for bold words.</description>")
                 .text == "Write <b>ferry</b> for bold words.");
  BOOST_TEST(article_of_feed("<description>&lt;code&gt;&amp;lt;br /&amp;gt;"
                             "&lt;/code&gt;</description>")
                 .text == "<br />");
  BOOST_TEST(article_of_feed("<description>&lt;p&gt;Write:&lt;/p&gt;&lt;pre&gt;"
                             "&amp;lt;p&amp;gt;ferry&amp;lt;/p&amp;gt;"
                             "&lt;/pre&gt;</description>")
                 .text == "Write:\n\n<p>ferry</p>");
}

BOOST_AUTO_TEST_CASE(an_author_is_a_name_without_an_address) {
  BOOST_TEST(article_of_json(R"("text": "Fog.", "author": )"
                             R"("Jane Doe <jane@paper.example>")")
                 .author == "Jane Doe");
  BOOST_TEST(article_of_json(R"("text": "Fog.", "authors": )"
                             R"(["Jane Doe <jane@paper.example>", "Rob Roe )"
                             R"(<https://paper.example/rob>"])")
                 .author == "Jane Doe, Rob Roe");
  BOOST_TEST(article_of_json(R"~("text": "Fog.", "author": )~"
                             R"~("jane@paper.example (Doe, Jane), Rob Roe )~"
                             R"~((rob@paper.example), Bo Lee (Paper)")~")
                 .author == "Doe, Jane, Rob Roe, Bo Lee (Paper)");
  BOOST_TEST(article_of_json(R"("text": "Fog.", "author": )"
                             R"("jane@paper.example")")
                 .author == "jane@paper.example");
  const Article article = article_of_json(
      R"("text": "Fog.", "author": "https://paper.example/jane")");
  BOOST_TEST(article.author == "");
  BOOST_TEST(article.notes ==
                 Strings{"the author 'https://paper.example/jane' is left out, "
                         "because it is an address and no name"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
