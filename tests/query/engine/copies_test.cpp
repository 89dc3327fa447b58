#include <boost/test/unit_test.hpp>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
namespace {

// Two prints of one report, and another one.
const QueryIndex& prints() {
  static const QueryIndex index(
      {{"post/7", "", "The ferry sank in the harbour.", "en", "2031", "", "",
        "https://post.example/ferry"},
       {"gazette/3", "", "The ferry sank in the harbour.", "en", "2031", "", "",
        "https://gazette.example/ferry"},
       {"other", "", "A ferry was sold to the harbour.", "en", "2031", "", "",
        "https://wire.example/sold"}});
  return index;
}

std::vector<std::string> found_for(const std::string& query) {
  std::vector<std::string> ids;
  for (const Hit& hit : Searcher(prints().path()).search(query)) {
    ids.push_back(hit.article);
  }
  return ids;
}

using Found = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(query_copies)

BOOST_AUTO_TEST_CASE(a_hit_names_the_copies_of_its_article) {
  const Results results = Searcher(prints().path()).search("ferry sank");
  BOOST_TEST_REQUIRE(results.hits.size() == 2u);
  const Hit& hit = results.hits.front();
  BOOST_TEST(hit.article == "gazette/3");
  BOOST_TEST_REQUIRE(hit.copies.size() == 1u);
  BOOST_TEST(hit.copies[0].id == "post/7");
  BOOST_TEST(hit.copies[0].url.value_or("") == "https://post.example/ferry");
  BOOST_TEST(results.hits.back().copies.empty());
}

BOOST_AUTO_TEST_CASE(an_article_is_found_for_what_names_a_copy) {
  const Found stored{"gazette/3"};
  for (const char* query :
       {"ferry id:post/7", "ferry id:gazette/3", "ferry url:post.example",
        "ferry url:gazette.example/ferry", "url:post.example/ferry",
        "id:post/7"}) {
    BOOST_TEST_CONTEXT(query) {
      BOOST_TEST(found_for(query) == stored, boost::test_tools::per_element());
    }
  }
  BOOST_TEST(found_for("ferry -url:post.example") == Found{"other"},
             boost::test_tools::per_element());
  BOOST_TEST(found_for("ferry -id:post/7") == Found{"other"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_id_of_a_copy_stands_for_its_article) {
  Searcher searcher(prints().path());
  const auto passages = searcher.article("post/7", Query::parse("sank"));
  BOOST_TEST_REQUIRE(passages.size() == 1u);
  BOOST_TEST(passages[0].article == "gazette/3");
  BOOST_TEST(passages[0].spans.size() == 1u);
  BOOST_TEST(passages[0].copies.size() == 1u);
  BOOST_TEST(searcher.passage("post/7#1").value().passage == "gazette/3#1");
  BOOST_TEST(!searcher.passage("post/7#2").has_value());
  const Results similar = searcher.similar("post/7#1");
  BOOST_TEST_REQUIRE(similar.hits.size() == 1u);
  BOOST_TEST(similar.hits[0].article == "other");
}

BOOST_AUTO_TEST_CASE(copies_are_listed_with_their_article) {
  Searcher searcher(prints().path());
  const auto first = searcher.articles().next().value();
  BOOST_TEST(first.id == "gazette/3");
  BOOST_TEST_REQUIRE(first.copies.size() == 1u);
  BOOST_TEST(first.copies[0].id == "post/7");
  BOOST_TEST(searcher.statistics().articles == 2u);
  BOOST_TEST(searcher.statistics().copies == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
