#include "query/bm25.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <map>
#include <set>

#include "dateline/searcher.hpp"
#include "tests/query/query_index.hpp"

// The searcher's scores against a BM25 that reads every passage: ten lines that
// follow docs/reference/scoring.md and share nothing with the library but the
// analyser.
namespace dateline {
namespace {

struct CountedPassage {
  std::string id;
  std::map<std::string, double> tf;
  std::set<std::string> title;
  double length = 0;
};

using Collection = std::map<std::string, std::vector<CountedPassage>>;

// Passages by language, counted.
Collection count(const std::filesystem::path& index) {
  Collection collection;
  for (const PassageRecord& passage : passages_of(index)) {
    Analyser title(passage.language), text(passage.language);
    CountedPassage counted;
    counted.id = passage.article + '#' + std::to_string(passage.ordinal);
    for (const Token& token : tokens_of(title, text, passage)) {
      ++counted.tf[token.word->term];
      ++counted.length;
    }
    for (const Token& token : title.analyse(passage.title)) {
      counted.title.insert(token.word->term);
    }
    collection[passage.language].push_back(std::move(counted));
  }
  return collection;
}

std::vector<std::string> query_terms(const std::string& language,
                                     const std::string& query) {
  Analyser analyser(language);
  std::vector<std::string> all, topical;
  for (const Token& token : analyser.analyse(query)) {
    all.push_back(token.word->term);
    if (!token.word->stop) {
      topical.push_back(token.word->term);
    }
  }
  return topical.empty() ? all : topical;
}

double naive_score(const CountedPassage& passage,
                   const std::vector<CountedPassage>& collection,
                   const std::vector<std::string>& terms) {
  constexpr double k1 = 0.9, b = 0.4, title = 0.2;
  double total_length = 0;
  for (const CountedPassage& other : collection) {
    total_length += other.length;
  }
  const double passages = static_cast<double>(collection.size());
  double score = 0;
  for (const std::string& term : terms) {
    double n = 0;
    for (const CountedPassage& other : collection) {
      n += other.tf.contains(term) ? 1 : 0;
    }
    const double idf = std::log(1 + (passages - n + 0.5) / (n + 0.5));
    const auto found = passage.tf.find(term);
    const double tf = found == passage.tf.end() ? 0 : found->second;
    score += idf * tf /
             (tf + k1 * (1 - b + b * passage.length / total_length * passages));
    score += passage.title.contains(term) ? title * idf : 0;
  }
  return score;
}

BOOST_AUTO_TEST_SUITE(bm25)

BOOST_AUTO_TEST_CASE(scores_equal_those_of_a_naive_implementation) {
  const QueryIndex index(RandomArticles(11).next(150));
  const Collection collection = count(index.path());
  BOOST_REQUIRE(collection.size() > 1);
  Searcher searcher(index.path());
  SearchOptions options;
  options.limit = 5000;
  std::size_t compared = 0;
  for (const std::string query :
       {"summit", "Regierung", "sanctions veto sanctions", "the of and",
        "council strike of the miners", "limousine trade Seoul nowhere"}) {
    std::map<std::string, double> expected;
    for (const auto& [language, passages] : collection) {
      const auto terms = query_terms(language, query);
      for (const CountedPassage& passage : passages) {
        const bool matches = std::any_of(
            terms.begin(), terms.end(),
            [&](const auto& term) { return passage.tf.contains(term); });
        if (matches) {
          expected[passage.id] = naive_score(passage, passages, terms);
        }
      }
    }
    const Results results =
        searcher.search(Query::parse(query, Syntax::plain), options);
    BOOST_TEST(results.hits.size() == expected.size(), query);
    for (const Hit& hit : results) {
      BOOST_REQUIRE_MESSAGE(expected.contains(hit.passage), hit.passage);
      BOOST_TEST(hit.score == expected[hit.passage],
                 boost::test_tools::tolerance(1e-12));
      ++compared;
    }
  }
  BOOST_TEST(compared > 100u);
}

BOOST_AUTO_TEST_CASE(idf_falls_with_document_frequency_and_stays_positive) {
  BOOST_TEST(bm25_idf(1000, 1) > bm25_idf(1000, 500));
  BOOST_TEST(bm25_idf(1000, 1000) > 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
