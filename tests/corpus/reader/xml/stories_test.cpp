#include "corpus/reader/xml/stories.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "corpus/reader/container/plain_stories.hpp"
#include "corpus/reader/xml/xml_repair.hpp"
#include "corpus/reader/xml/xml_tree.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(stories)

namespace {

std::vector<ArticleFields> read(const std::string& xml) {
  pugi::xml_document document;
  document.load_string(xml.c_str(),
                       pugi::parse_default | pugi::parse_ws_pcdata);
  const pugi::xml_node root = document.document_element();
  const StoryKind* kind = story_kind(local_name(root));
  BOOST_TEST_REQUIRE(kind != nullptr);
  std::vector<ArticleFields> fields;
  for (const pugi::xml_node& story : kind->stories(root)) {
    fields.push_back(kind->fields(story));
  }
  return fields;
}

}  // namespace

BOOST_AUTO_TEST_CASE(items_of_rss_have_the_longest_of_their_texts) {
  const auto items = read(
      "<rss version='2.0' xmlns:content='c' xmlns:dc='d'><channel>"
      "<title>Harbour News</title><language>en-gb</language>"
      "<item><title>One</title><link>https://x.example/1</link>"
      "<guid isPermaLink='false'>g1</guid><description>Short.</description>"
      "<content:encoded><![CDATA[<p>The whole text.</p>]]></content:encoded>"
      "<dc:creator>Jane Doe</dc:creator>"
      "<pubDate>Wed, 19 Jun 2024 05:45:00 GMT</pubDate></item>"
      "<item><title>Two</title><guid>g2</guid></item></channel></rss>");
  BOOST_TEST_REQUIRE(items.size() == 2u);
  BOOST_TEST(items[0].title == "One");
  BOOST_TEST(items[0].text == "<p>The whole text.</p>");
  BOOST_TEST(items[0].url == "https://x.example/1");
  BOOST_TEST(items[0].id == "");
  BOOST_TEST(items[0].author == "Jane Doe");
  BOOST_TEST(items[0].source == "Harbour News");
  BOOST_TEST(items[0].language == "en-gb");
  BOOST_TEST(items[1].id == "g2");
}

BOOST_AUTO_TEST_CASE(prefixes_of_a_feed_are_its_own_choice) {
  const auto items = read(
      "<r:rss xmlns:r='urn:rss' xmlns:c='http://purl.org/rss/1.0/modules/"
      "content/' xmlns:D='http://purl.org/dc/elements/1.1/'><r:channel>"
      "<r:title>Harbour News</r:title><r:item><r:title>One</r:title>"
      "<r:link>https://x.example/1</r:link><r:description>Short."
      "</r:description><c:encoded>&lt;p&gt;The whole.&lt;/p&gt;</c:encoded>"
      "<D:date>2024-06-19</D:date></r:item></r:channel></r:rss>");
  BOOST_TEST_REQUIRE(items.size() == 1u);
  BOOST_TEST(items[0].title == "One");
  BOOST_TEST(items[0].text == "<p>The whole.</p>");
  BOOST_TEST(items[0].date == "2024-06-19");
  BOOST_TEST(items[0].url == "https://x.example/1");
  BOOST_TEST(items[0].source == "Harbour News");

  const auto entries = read(
      "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry>"
      "<a:title>Two</a:title><a:published>2024-06-20</a:published>"
      "<a:content>The text.</a:content></a:entry></a:feed>");
  BOOST_TEST_REQUIRE(entries.size() == 1u);
  BOOST_TEST(entries[0].text == "The text.");
  BOOST_TEST(entries[0].date == "2024-06-20");
}

BOOST_AUTO_TEST_CASE(items_that_share_a_page_are_known_by_their_own_ids) {
  const auto items = read(
      "<rss><channel><item><link>https://x.example/day#one</link><guid>g1"
      "</guid></item></channel></rss>");
  BOOST_TEST_REQUIRE(items.size() == 1u);
  BOOST_TEST(items[0].id == "g1");
}

BOOST_AUTO_TEST_CASE(entries_of_atom_may_hold_elements) {
  const auto entries = read(
      "<feed xmlns='a' xml:lang='de'><title>Zeitung</title><entry>"
      "<title>Eins</title><link rel='self' href='https://x.example/feed'/>"
      "<link href='https://x.example/1'/><author><name>A</name></author>"
      "<author><name>B</name></author><published>2024-06-19T00:00:00Z"
      "</published><content type='xhtml'><div><p>Der Text.</p></div></content>"
      "</entry></feed>");
  BOOST_TEST_REQUIRE(entries.size() == 1u);
  BOOST_TEST(entries[0].text == "<div><p>Der Text.</p></div>");
  BOOST_TEST(entries[0].url == "https://x.example/1");
  BOOST_TEST(entries[0].author == "A, B");
  BOOST_TEST(entries[0].language == "de");
}

BOOST_AUTO_TEST_CASE(rdf_has_its_items_beside_the_channel) {
  const auto items = read(
      "<rdf:RDF><channel><title>C</title></channel><item rdf:about='x'>"
      "<title>One</title><description>D</description></item></rdf:RDF>");
  BOOST_TEST_REQUIRE(items.size() == 1u);
  BOOST_TEST(items[0].source == "C");
}

BOOST_AUTO_TEST_CASE(menus_and_pictures_of_wordpress_are_no_stories) {
  const auto items = read(
      "<rss><channel>"
      "<item><title>P</title><wp:post_type>post</wp:post_type></item>"
      "<item><title>A</title><wp:post_type>attachment</wp:post_type></item>"
      "<item><title>M</title><wp:post_type>nav_menu_item</wp:post_type></item>"
      "</channel></rss>");
  BOOST_TEST_REQUIRE(items.size() == 1u);
  BOOST_TEST(items[0].title == "P");
}

BOOST_AUTO_TEST_CASE(nitf_has_head_and_content) {
  const auto stories = read(
      "<nitf><head><docdata><doc-id id-string='i1' regsrc='AGY'/>"
      "<date.issue norm='20240619T054500Z'/></docdata></head><body><body.head>"
      "<hedline><hl1>Harbour opens</hl1></hedline>"
      "<byline>By <person>Jane Doe</person></byline></body.head>"
      "<body.content><p>The text.</p><media><caption>No.</caption></media>"
      "</body.content></body></nitf>");
  BOOST_TEST_REQUIRE(stories.size() == 1u);
  BOOST_TEST(stories[0].title == "Harbour opens");
  BOOST_TEST(stories[0].text == "<p>The text.</p>");
  BOOST_TEST(stories[0].author == "Jane Doe");
  BOOST_TEST(stories[0].id == "i1");
  BOOST_TEST(stories[0].source == "AGY");
  BOOST_TEST(stories[0].date == "20240619T054500Z");
}

BOOST_AUTO_TEST_CASE(newsml_of_the_first_kind_is_read) {
  const auto stories = read(
      "<NewsML><NewsItem xml:lang='en'><Identification><NewsIdentifier>"
      "<PublicIdentifier>urn:1</PublicIdentifier></NewsIdentifier>"
      "</Identification><NewsManagement><FirstCreated>20240619T054500+0000"
      "</FirstCreated></NewsManagement><NewsComponent><NewsLines>"
      "<HeadLine>H</HeadLine><ByLine>B</ByLine></NewsLines>"
      "<AdministrativeMetadata><Provider><Party FormalName='AGY'/></Provider>"
      "</AdministrativeMetadata><ContentItem><DataContent><p>The text.</p>"
      "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>");
  BOOST_TEST_REQUIRE(stories.size() == 1u);
  BOOST_TEST(stories[0].title == "H");
  BOOST_TEST(stories[0].text == "<p>The text.</p>");
  BOOST_TEST(stories[0].id == "urn:1");
  BOOST_TEST(stories[0].source == "AGY");
  BOOST_TEST(stories[0].language == "en");
}

BOOST_AUTO_TEST_CASE(newsml_in_parts_gives_the_part_with_the_text) {
  const auto part = [](const std::string& role, const std::string& data) {
    return "<NewsComponent><Role FormalName='" + role +
           "'/><ContentItem><DataContent>" + data +
           "</DataContent></ContentItem></NewsComponent>";
  };
  const auto stories = read(
      "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>"
      "agy.example</ProviderId><DateId>20010714</DateId></NewsIdentifier>"
      "</Identification><NewsManagement><FirstCreated>20240619T054500Z"
      "</FirstCreated></NewsManagement><NewsComponent>" +
      part("StyleSheet", ".center {}") + part("HeadLine", "<p>Late</p>") +
      part("Body", "<p>The night ferry left late.</p>") +
      part("Body", "<p>Die Nachtfähre fuhr verspätet ab.</p>") +
      "</NewsComponent></NewsItem></NewsML>");
  BOOST_TEST_REQUIRE(stories.size() == 1u);
  BOOST_TEST(stories[0].text == "<p>The night ferry left late.</p>");
  BOOST_TEST(stories[0].date == "20240619T054500Z");
  BOOST_TEST(stories[0].source == "agy.example");
}

BOOST_AUTO_TEST_CASE(newsml_of_the_second_kind_is_read) {
  const auto stories = read(
      "<newsMessage><itemSet><newsItem guid='tag:1' xml:lang='en-GB'>"
      "<itemMeta><provider "
      "qcode='nprov:AGY'/><firstCreated>2024-06-19T05:45:00Z"
      "</firstCreated></itemMeta><contentMeta><headline>H</headline>"
      "<creator><name>Jane Doe</name></creator></contentMeta><contentSet>"
      "<inlineXML><html><head><title>no</title></head><body><p>The text.</p>"
      "</body></html></inlineXML></contentSet></newsItem>"
      "<newsItem guid='tag:2'><contentSet><remoteContent/></contentSet>"
      "</newsItem></itemSet></newsMessage>");
  BOOST_TEST_REQUIRE(stories.size() == 2u);
  BOOST_TEST(stories[0].title == "H");
  BOOST_TEST(stories[0].text == "<p>The text.</p>");
  BOOST_TEST(stories[0].id == "tag:1");
  BOOST_TEST(stories[0].source == "AGY");
  BOOST_TEST(stories[0].author == "Jane Doe");
  BOOST_TEST(stories[0].date == "2024-06-19T05:45:00Z");
  BOOST_TEST(stories[1].text.empty());
  BOOST_TEST(stories[1].title.empty());
}

BOOST_AUTO_TEST_CASE(style_sheets_are_not_the_text_of_newsml) {
  const auto stories = read(
      "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine/></NewsLines>"
      "<NewsComponent><NewsLines><HeadLine>Mill sold</HeadLine></NewsLines>"
      "<ContentItem><DataContent>.b {margin: 0}</DataContent></ContentItem>"
      "<ContentItem><DataContent><html><body><p>A mill.</p></body></html>"
      "</DataContent></ContentItem></NewsComponent></NewsComponent>"
      "</NewsItem></NewsML>");
  BOOST_TEST_REQUIRE(stories.size() == 1u);
  BOOST_TEST(stories[0].title == "Mill sold");
  BOOST_TEST(stories[0].text == "<p>A mill.</p>");
}

BOOST_AUTO_TEST_CASE(other_xml_is_read_by_common_names) {
  pugi::xml_document document;
  document.load_string(
      "<Export><Items><Piece><Published>false</Published><Headline>Tide</"
      "Headline>"
      "<Meta><Created-At>2024-06-19</Created-At></Meta><ByLine>Jo Roe</ByLine>"
      "<Content_Text>&lt;p&gt;High.&lt;/p&gt;</Content_Text></Piece>"
      "<Piece><Headline/><Content_Text>Low.</Content_Text></Piece>"
      "</Items></Export>");
  const FieldNames& names = common_field_names();
  const auto stories = plain_stories(document.document_element(), names);
  BOOST_TEST_REQUIRE(stories.size() == 2u);
  const ArticleFields first = plain_fields(stories[0], names);
  BOOST_TEST(first.title == "Tide");
  BOOST_TEST(first.text == "<p>High.</p>");
  BOOST_TEST(first.author == "Jo Roe");
  BOOST_TEST(first.date == "2024-06-19");
  BOOST_TEST(plain_fields(stories[1], names).text == "Low.");
}

BOOST_AUTO_TEST_CASE(xml_without_a_title_and_a_text_has_no_stories) {
  pugi::xml_document document;
  document.load_string(
      "<shop><book><title>T</title><isbn>1</isbn></book></shop>");
  BOOST_TEST(
      plain_stories(document.document_element(), common_field_names()).empty());
}

BOOST_AUTO_TEST_CASE(tags_that_do_not_match_are_mended) {
  BOOST_TEST(repaired_xml("<a><b>x</a>") == "<a><b>x</b></a>");
  BOOST_TEST(repaired_xml("<a>1 < 2 & 3</b></a>") == "<a>1 &lt; 2 & 3</a>");
  BOOST_TEST(repaired_xml("<a><i p=1 p='2' q='\"'>x<br></i></a") ==
             "<a><i p=\"1\" q='\"'>x<br></br></i></a>");
  BOOST_TEST(repaired_xml("<r><item>1<item>2</r>") ==
             "<r><item>1</item><item>2</item></r>");
  BOOST_TEST(repaired_xml("<r><t><![CDATA[a & <b>]]></t><!-- c --></r") ==
             "<r><t>a &amp; &lt;b></t></r>");
  BOOST_TEST(repaired_xml("<r><t><![CDATA[open</t><t>next</t></r>") ==
             "<r><t>open</t><t>next</t></r>");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
