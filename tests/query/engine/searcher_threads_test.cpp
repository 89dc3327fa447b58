// A Searcher is for one thread, but each thread may have one of its own.
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"
#include "tests/query/engine/random_queries.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(searcher_threads)

namespace {

// What a new Searcher finds for each query, with all digits of the scores.
std::vector<std::string> answers_of_own_searcher(
    const std::filesystem::path& index,
    const std::vector<std::string>& queries) {
  Searcher searcher(index);
  SearchOptions options;
  options.facets = {Facet::source, Facet::year};
  std::vector<std::string> answers;
  for (const std::string& query : queries) {
    std::ostringstream answer;
    answer << std::hexfloat;
    for (const Hit& hit : searcher.search(query, options)) {
      answer << hit.passage << ' ' << hit.score << ' ' << hit.text << '\n';
    }
    answers.push_back(answer.str());
  }
  return answers;
}

}  // namespace

BOOST_AUTO_TEST_CASE(eight_searchers_find_what_one_finds) {
  const QueryIndex index(RandomArticles(61).next(60));
  RandomQueries random(index.path(), 62);
  std::vector<std::string> queries;
  while (queries.size() < 150) queries.push_back(random.next());
  const auto expected = answers_of_own_searcher(index.path(), queries);

  std::vector<std::vector<std::string>> answers(8);
  {
    std::vector<std::jthread> threads;
    for (auto& own : answers) {
      threads.emplace_back(
          [&] { own = answers_of_own_searcher(index.path(), queries); });
    }
  }
  for (const auto& own : answers) BOOST_TEST((own == expected));
}

// A group that only excludes starts from all passages.
BOOST_AUTO_TEST_CASE(threads_may_exclude_words_at_the_same_time) {
  const QueryIndex index(RandomArticles(63).next(3));
  std::string query = "-absent";
  for (int i = 0; i < 100; ++i)
    query += " OR (-absent" + std::to_string(i) + ')';
  std::vector<std::size_t> found(8);
  {
    std::vector<std::jthread> threads;
    for (std::size_t& own : found) {
      threads.emplace_back([&] {
        Searcher searcher(index.path());
        for (int i = 0; i < 600; ++i) own = searcher.search(query).hits.size();
      });
    }
  }
  for (const std::size_t own : found) {
    BOOST_TEST(own > 0U);
    BOOST_TEST(own == found.front());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
