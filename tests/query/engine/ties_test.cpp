#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(ties)

namespace {

// The same forecast in so many articles, as an archive of a newspaper has it,
// in no order of dates, and one article that says more.
std::vector<TestArticle> forecasts(int count) {
  std::vector<TestArticle> articles;
  for (int i = 0; i < count; ++i) {
    const int day = (7 * i) % 28;
    const std::string date = i % 50 == 0 ? ""
                             : day < 9   ? "2024-03-0" + std::to_string(day + 1)
                                         : "2024-03-" + std::to_string(day + 1);
    const std::string id = "f" + std::to_string(i);
    articles.push_back({id, "", "The harbour expects rain and wind.", "en",
                        date, "", "By " + id});
  }
  articles.push_back({"storm", "", "Rain, rain and rain over the harbour.",
                      "en", "2020-01-01", "", ""});
  return articles;
}

std::vector<std::string> found(Searcher& searcher, std::size_t offset,
                               std::size_t limit) {
  SearchOptions options;
  options.page = {limit, offset};
  std::vector<std::string> ids;
  for (const Hit& hit :
       searcher.search(Query::parse("harbour rain"), options)) {
    ids.push_back(hit.article);
  }
  return ids;
}

BOOST_AUTO_TEST_CASE(thousands_of_equal_hits_are_in_order_on_every_page) {
  const std::vector<TestArticle> articles = forecasts(2'500);
  std::vector<TestArticle> expected(articles.begin(), articles.end() - 1);
  std::ranges::sort(expected, [](const TestArticle& a, const TestArticle& b) {
    return a.date != b.date ? a.date > b.date : a.id < b.id;
  });
  expected.insert(expected.begin(), articles.back());
  const QueryIndex index(articles);
  for (const std::size_t offset : {0, 5, 990, 2'490}) {
    Searcher searcher(index.path());
    for (std::size_t page = 0; page < 2; ++page) {
      const std::size_t first = offset + 10 * page;
      const auto ids = found(searcher, first, 10);
      for (std::size_t i = 0; i < ids.size(); ++i) {
        BOOST_TEST(ids[i] == expected[first + i].id);
      }
      BOOST_TEST(ids.size() == std::min<std::size_t>(10, 2'501 - first));
    }
  }
}

BOOST_AUTO_TEST_CASE(few_of_the_equal_hits_are_read) {
  const QueryIndex index(forecasts(2'500));
  Searcher searcher(index.path());
  const Results results = searcher.search(Query::parse("harbour rain"));
  BOOST_TEST(!results.total_is_exact);  // else all of them were verified
  BOOST_TEST(results.counted_passages == 2'501);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
