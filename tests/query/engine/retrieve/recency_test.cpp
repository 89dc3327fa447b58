#include "query/engine/retrieve/recency.hpp"

#include <boost/test/unit_test.hpp>
#include <map>
#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(recency)

namespace {

TestArticle dated(const std::string& id, const std::string& text,
                  const std::string& date) {
  return {id, "", text, "en", date, "", ""};
}

const std::vector<TestArticle> strikes{
    dated("newest", "A strike in the port and in the north was called off.",
          "2024-06-30"),
    dated("month", "The strike in the port, a strike of cranes, went on.",
          "2024-06"),
    dated("old", "Strike after strike in the port: the strike of the cranes.",
          "2021-01-15"),
    dated("undated", "Strike after strike in the port: a strike of the cranes.",
          "")};

std::vector<Hit> search(const QueryIndex& index, double half_life,
                        const std::string& query = "strike port") {
  SearchOptions options;
  options.half_life = half_life;
  options.explain = true;
  return Searcher(index.path()).search(query, options).hits;
}

std::string order(const std::vector<Hit>& hits) {
  std::string ids;
  for (const Hit& hit : hits) {
    ids += hit.article + ' ';
  }
  return ids;
}

BOOST_AUTO_TEST_CASE(halves_in_a_half_life) {
  using namespace std::chrono;
  const Recency recency(8, 30, sys_days(2024y / June / 30));
  const auto near = boost::test_tools::tolerance(1e-12);
  BOOST_TEST(recency.of("2024-06-30") == 8, near);
  BOOST_TEST(recency.of("2024-05-31") == 4, near);
  BOOST_TEST(recency.of("20240501") == 2, near);
  BOOST_TEST(recency.of("2024-05") == recency.of("2024-05-01"), near);
  BOOST_TEST(recency.of("2024") == recency.of("2024-01-01"), near);
  BOOST_TEST(recency.of("2031-01-01") == 8, near);
  BOOST_TEST(recency.of("") == 0);
}

BOOST_AUTO_TEST_CASE(new_articles_come_first_if_asked) {
  const QueryIndex index(strikes);
  BOOST_TEST(order(search(index, 0)).starts_with("old "));
  BOOST_TEST(order(search(index, 10)) == "newest month old undated ");
}

BOOST_AUTO_TEST_CASE(it_is_counted_from_the_newest_article_not_from_today) {
  const QueryIndex index(strikes);
  for (const Hit& hit : search(index, 30)) {
    const double value = hit.explanation->parts.back().value;
    BOOST_TEST(hit.explanation->parts.back().name == "recency");
    if (hit.article == "newest") {
      BOOST_TEST(value > 0.1);
    } else if (hit.article == "undated") {
      BOOST_TEST(value == 0);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_date_in_the_future_is_not_the_newest) {
  std::vector<TestArticle> articles = strikes;
  articles.push_back(dated("typo", "A strike in the port.", "2924-06-30"));
  const QueryIndex index(articles);
  Searcher searcher(index.path());
  SearchOptions options;
  options.half_life = 36500;
  options.explain = true;
  std::map<std::string, double> recency;
  for (const Hit& hit : searcher.search("strike port", options)) {
    recency[hit.article] = hit.explanation->parts.back().value;
  }
  BOOST_TEST(recency.at("newest") > recency.at("typo") * 0.9);
}

// The best few are those of the whole list: what Xapian passes over cannot
// come first.
BOOST_AUTO_TEST_CASE(a_short_list_begins_like_the_long_one) {
  const QueryIndex index(RandomArticles(5).next(400));
  Searcher searcher(index.path());
  SearchOptions options;
  options.half_life = 90;
  for (const char* const query : {"summit", "strike council", "Regierung"}) {
    options.page.limit = 100000;
    const auto all = searcher.search(query, options).hits;
    options.page.limit = 5;
    const auto first = searcher.search(query, options).hits;
    BOOST_REQUIRE(first.size() == 5u);
    for (std::size_t i = 0; i < first.size(); ++i) {
      BOOST_TEST(first[i].passage == all[i].passage, query);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
