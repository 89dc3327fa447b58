#include "corpus/reader/html/page_facts.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "corpus/text/absolute_address.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(page_facts)

namespace {

struct Reference {
  const char* written;
  const char* base;
  const char* absolute;
};
std::ostream& operator<<(std::ostream& out, const Reference& row) {
  return out << row.written << " at " << row.base;
}
const Reference references[] = {
    {"https://a.example/x", "https://b.example/", "https://a.example/x"},
    {" HTTP://a.example/x ", "", "HTTP://a.example/x"},
    {"/x?y", "https://b.example/p/q?r", "https://b.example/x?y"},
    {"//c.example/x", "https://b.example/p", "https://c.example/x"},
    {"x", "https://b.example/p/q", "https://b.example/p/x"},
    {"x", "https://b.example", "https://b.example/x"},
    {"x", "https://b.example?q=a/b", "https://b.example/x"},
    {"/x", "", ""},
    {"", "https://b.example/", ""},
    {"mailto:x@y.example", "https://b.example/", ""},
    {"android-app://x/y", "https://b.example/", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(addresses_become_absolute, data::make(references), row) {
  BOOST_TEST(absolute_address(row.written, row.base) == row.absolute);
}

BOOST_AUTO_TEST_CASE(meta_are_found_by_any_of_their_names) {
  const HtmlTree tree(
      "<meta property='OG:Title' content=' One '><meta name=author content=A>"
      "<meta name=author content=B><meta name=empty content=' '>");
  const PageFacts facts(tree, "");
  BOOST_TEST(facts.meta({"nothing", "og:title"}) == "One");
  BOOST_TEST(facts.all_meta("author").size() == 2u);
  BOOST_TEST(facts.meta({"empty"}).empty());
}

BOOST_AUTO_TEST_CASE(meta_may_have_their_content_in_the_wrong_attribute) {
  const HtmlTree tree(
      "<meta name=author value=Doe><meta name=date content=2024 value=2023>");
  const PageFacts facts(tree, "");
  BOOST_TEST(facts.meta({"author"}) == "Doe");
  BOOST_TEST(facts.meta({"date"}) == "2024");
}

BOOST_AUTO_TEST_CASE(the_title_of_a_drawing_is_not_the_page_s) {
  const HtmlTree tree("<body><svg><title>Search</title></svg></body>");
  BOOST_TEST(PageFacts(tree, "").title() == "");
}

BOOST_AUTO_TEST_CASE(of_several_articles_that_of_the_page_counts) {
  const std::string other =
      R"({"@type":"NewsArticle","headline":"Other","url":"https://p.example/b",
          "datePublished":"2024-01-01","author":"X"})";
  const std::string own =
      R"({"@type":["Thing","ReportageNewsArticle"],"headline":"Own",
          "mainEntityOfPage":{"@id":"https://p.example/a"}})";
  const std::string list = "[" + other + "," + own + "]";
  BOOST_TEST(read_linked_data({list}, "https://p.example/a?x=1").headline ==
             "Own");
  BOOST_TEST(read_linked_data({list}, "").headline == "Other");
}

BOOST_AUTO_TEST_CASE(common_faults_of_json_are_mended) {
  const std::string faulty =
      "<!-- //<![CDATA[\n{\"@type\": \"Article\", \"headline\": \"Two\nlines\","
      "\"author\": [{\"name\": \"A\"},],};\n//]]> -->";
  const LinkedData data = read_linked_data({faulty}, "");
  BOOST_TEST(data.headline == "Two lines");
  BOOST_TEST(data.authors.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
