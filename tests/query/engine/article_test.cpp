#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
namespace {

struct ArticleFixture {
  std::vector<TestArticle> articles = RandomArticles(31).next(120);
  QueryIndex index{articles};
  Searcher searcher{index.path()};
};

BOOST_FIXTURE_TEST_SUITE(articles, ArticleFixture)

BOOST_AUTO_TEST_CASE(passages_join_to_the_body) {
  for (const TestArticle& article : articles) {
    std::string body;
    unsigned ordinal = 0;
    for (const Hit& hit : searcher.article(article.id)) {
      body += hit.text;
      BOOST_TEST(hit.ordinal == ++ordinal);
      BOOST_TEST(hit.title == article.title);
      BOOST_TEST(hit.spans.empty());
    }
    BOOST_TEST(body == article.text);
  }
  BOOST_TEST(searcher.article("nobody").empty());
}

BOOST_AUTO_TEST_CASE(passages_are_marked_as_in_a_search) {
  SearchOptions options;
  options.page.limit = 100000;
  options.sort = Sort::newest;  // so that the score is of the passage alone
  const char* text = "strike \"U.N.\"";
  std::size_t marked = 0;
  for (const Hit& hit : searcher.search(text, options)) {
    const auto passages = searcher.article(hit.article, Query::parse(text));
    BOOST_REQUIRE(passages.size() >= hit.ordinal);
    const Hit& same = passages[hit.ordinal - 1];
    BOOST_TEST(same.score == hit.score);
    BOOST_TEST((same.spans == hit.spans));
    BOOST_TEST(same.why == hit.why);
    marked += same.spans.size();
  }
  BOOST_TEST(marked > 100u);
}

BOOST_AUTO_TEST_CASE(a_passage_has_adjacent_ones) {
  std::size_t around = 0;
  for (const TestArticle& article : articles) {
    const auto all = searcher.article(article.id);
    for (const Hit& hit : all) {
      const auto found = searcher.passage(hit.passage);
      BOOST_REQUIRE(found.has_value());
      BOOST_TEST(found->text == hit.text);
      const AdjacentPassages adjacent = searcher.adjacent(hit, 1);
      BOOST_TEST(adjacent.before.size() == (hit.ordinal > 1 ? 1u : 0u));
      BOOST_TEST(adjacent.after.size() == (hit.ordinal < all.size() ? 1u : 0u));
      for (const Hit& next : adjacent.after) {
        BOOST_TEST(next.ordinal == hit.ordinal + 1);
        ++around;
      }
      const AdjacentPassages everything = searcher.adjacent(hit, 1000000);
      BOOST_TEST(everything.before.size() + 1 + everything.after.size() ==
                 all.size());
    }
  }
  BOOST_TEST(around > 100u);
}

BOOST_AUTO_TEST_CASE(a_name_that_no_passage_has_finds_nothing) {
  for (const char* id : {"", "#", "a0", "a0#", "a0#0", "a0#9999", "a0#1x",
                         "a0#-1", "nobody#1", "a0#99999999999999999999"}) {
    BOOST_TEST(!searcher.passage(id).has_value(), id);
    BOOST_TEST(searcher.similar(id).empty(), id);
  }
  const Results none = searcher.similar("nobody#1");
  BOOST_REQUIRE(none.notes.size() == 1u);
  BOOST_TEST(none.notes[0].text == "the index has no passage 'nobody#1'");
}

BOOST_AUTO_TEST_CASE(ids_may_be_long_and_hold_any_sign) {
  const std::vector<std::string> ids{"a#b", std::string(300, 'x') + "1",
                                     std::string(300, 'x') + "2"};
  std::vector<TestArticle> named;
  for (const std::string& id : ids) {
    named.push_back(
        {id, "", "of " + id.substr(id.size() - 1), "en", "", "", ""});
  }
  const QueryIndex other(named);
  Searcher reader(other.path());
  for (const TestArticle& article : named) {
    BOOST_REQUIRE(reader.article(article.id).size() == 1u);
    BOOST_REQUIRE(reader.passage(article.id + "#1").has_value());
    BOOST_TEST(reader.passage(article.id + "#1")->text == article.text);
  }
}

BOOST_AUTO_TEST_CASE(similar_passages_share_the_telling_words) {
  const QueryIndex fixed(
      {{"a", "", "The Aurus limousine carried the envoy to the dacha.", "en",
        "", "", ""},
       {"b", "", "An envoy rode an aurus limousine.", "en", "", "", ""},
       {"c", "", "The limousine stood still.", "en", "", "", ""},
       {"d", "", "The weather was fine to the end.", "en", "", "", ""},
       {"e", "", "Die Limousine des Envoy.", "de", "", "", ""}});
  Searcher reader(fixed.path());
  const Results like = reader.similar("a#1");
  BOOST_REQUIRE(like.hits.size() == 2u);
  BOOST_TEST(like.hits[0].passage == "b#1");
  BOOST_TEST(like.hits[1].passage == "c#1");
  BOOST_TEST(like.hits[0].spans.size() == 3u);
  BOOST_TEST(like.hits[0].why.find("limousine: literal") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(similar_passages_are_of_other_articles) {
  SearchOptions options;
  options.page.limit = 100000;
  std::size_t found = 0;
  for (const char* id : {"a1#1", "a2#1", "a3#1", "a4#1"}) {
    const auto self = searcher.passage(id);
    BOOST_REQUIRE(self.has_value());
    for (const Hit& hit : searcher.similar(id, options)) {
      BOOST_TEST(hit.article != self->article);
      BOOST_TEST(hit.matches.size() <= 20u);
      BOOST_TEST((!hit.spans.empty() || !hit.title_spans.empty()));
      ++found;
    }
  }
  BOOST_TEST(found > 20u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
