#include "query/engine/plan/bm25.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <map>
#include <set>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

// The searcher's scores against a BM25 that reads every passage: ten lines that
// follow docs/reference/scoring.md and share nothing with the library but the
// analyser.
namespace dateline {
BOOST_AUTO_TEST_SUITE(bm25)

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
    Analyser analyser(passage.language);
    CountedPassage counted;
    counted.id = passage.article + '#' + std::to_string(passage.ordinal);
    for (const std::string& term : terms_of(analyser, passage)) {
      ++counted.tf[term];
      ++counted.length;
    }
    for (const Token& token : analyser.analyse(passage.title).tokens) {
      counted.title.insert(token.word->term);
    }
    collection[passage.language].push_back(std::move(counted));
  }
  return collection;
}

// A word of the query: as every language has it, its stem in one, how often.
struct QueryTerm {
  std::string folded;
  std::string term;
  double count;
};

// A query, and the language whose stop words hold it together.
struct TestQuery {
  std::string text;
  std::string language;
};

std::set<std::string> stop_words_of(const TestQuery& query) {
  Analyser analyser(query.language);
  std::set<std::string> words;
  for (const Token& token : analyser.analyse(query.text).tokens) {
    if (token.word->stop) {
      words.insert(token.word->folded);
    }
  }
  return words;
}

std::vector<QueryTerm> query_terms(const std::string& language,
                                   const TestQuery& query) {
  const std::set<std::string> stop = stop_words_of(query);
  Analyser analyser(language);
  std::vector<QueryTerm> all, topical;
  const auto add = [](std::vector<QueryTerm>& terms, const Word& word) {
    for (QueryTerm& known : terms) {
      if (known.term == word.term) {
        ++known.count;
        return;
      }
    }
    terms.push_back({word.folded, word.term, 1});
  };
  for (const Token& token : analyser.analyse(query.text).tokens) {
    add(all, *token.word);
    if (!token.word->stop && !stop.contains(token.word->folded)) {
      add(topical, *token.word);
    }
  }
  const bool is_foreign = !query.language.empty() && query.language != language;
  return topical.empty() && !is_foreign ? all : topical;
}

// What a naive reading of the whole collection knows.
struct Counts {
  struct Language {
    double passages = 0;
    double mean_length = 0;
    std::map<std::string, double> n;  // by folded word
    std::map<std::string, double> c;  // the same: occurrences
  };
  double passages = 0;
  std::map<std::string, double> n;
  std::map<std::string, double> c;
  std::map<std::string, Language> of;
};

// What ranks in any of the languages: it may be a stop word in another.
std::set<std::string> ranking_words(const Collection& collection,
                                    const TestQuery& query) {
  std::set<std::string> words;
  for (const auto& [language, passages] : collection) {
    for (const QueryTerm& term : query_terms(language, query)) {
      words.insert(term.folded);
    }
  }
  return words;
}

Counts count_words(const Collection& collection, const TestQuery& query) {
  Counts counts;
  const std::set<std::string> words = ranking_words(collection, query);
  for (const auto& [language, passages] : collection) {
    Analyser analyser(language);
    Counts::Language& own = counts.of[language];
    own.passages = static_cast<double>(passages.size());
    counts.passages += own.passages;
    for (const CountedPassage& passage : passages) {
      own.mean_length += passage.length / own.passages;
      for (const std::string& word : words) {
        const std::string term =
            analyser.analyse(word).tokens.front().word->term;
        const auto found = passage.tf.find(term);
        const double tf = found == passage.tf.end() ? 0 : found->second;
        own.n[word] += tf > 0 ? 1 : 0;
        counts.n[word] += tf > 0 ? 1 : 0;
        own.c[word] += tf;
        counts.c[word] += tf;
      }
    }
  }
  return counts;
}

// By the frequencies in the language, smoothed, or in all if it is null.
double naive_idf(const std::string& word, const Counts& counts,
                 const Counts::Language* language) {
  const auto mean = [&](double in_language, double in_all) {
    return language == nullptr
               ? in_all
               : counts.passages *
                     (in_language + 100 * in_all / counts.passages) /
                     (language->passages + 100);
  };
  const Counts::Language& own =
      language ? *language : counts.of.begin()->second;
  const double n = mean(own.n.at(word), counts.n.at(word));
  const double c = mean(own.c.at(word), counts.c.at(word));
  return std::log(1 + (counts.passages - n + 0.5) / (n + 0.5)) *
         std::sqrt(1 + (c - n) / (n + 30));
}

double naive_score(const CountedPassage& passage, const std::string& language,
                   const Counts& counts, const TestQuery& query) {
  constexpr double k1 = 0.8, b = 0.4, title = 0.4;
  const Counts::Language& own = counts.of.at(language);
  const bool foreign = !query.language.empty() && !language.empty() &&
                       query.language != language;
  Analyser analyser(language);
  double score = 0;
  for (const QueryTerm& term : query_terms(language, query)) {
    const bool stop = analyser.analyse(term.folded).tokens.front().word->stop;
    const Counts::Language* const frequencies =
        !query.language.empty() ? &counts.of.at(query.language)
        : stop                  ? &own
                                : nullptr;
    const double idf = naive_idf(term.folded, counts, frequencies) * 2 *
                       term.count / (term.count + 1) * (foreign ? 0.6 : 1);
    const auto found = passage.tf.find(term.term);
    const double tf = found == passage.tf.end() ? 0 : found->second;
    score +=
        idf * tf / (tf + k1 * (1 - b + b * passage.length / own.mean_length));
    score += passage.title.contains(term.term) ? title * idf : 0;
  }
  return score;
}

// The part of a score that is BM25's: that of the words.
double words_score(const Hit& hit) {
  double sum = 0;
  for (const TermScore& term : hit.explanation->terms) {
    for (const ScorePart& part : term.parts) {
      sum += part.value;
    }
  }
  return sum;
}

BOOST_AUTO_TEST_CASE(scores_equal_those_of_a_naive_implementation) {
  const QueryIndex index(RandomArticles(11).next(150));
  const Collection collection = count(index.path());
  BOOST_REQUIRE(collection.size() > 1);
  Searcher searcher(index.path());
  SearchOptions options;
  options.page.limit = 5000;
  options.explain = true;
  options.disabled = {ScoreComponent::pairs};
  std::size_t compared = 0;
  const TestQuery queries[] = {
      {"summit", ""},
      {"Regierung", ""},
      {"sanctions veto sanctions", ""},
      {"the of and", "en"},
      {"council strike of the miners", "en"},
      {"limousine trade Seoul nowhere", ""},
  };
  for (const TestQuery& query : queries) {
    const Counts counts = count_words(collection, query);
    std::map<std::string, double> expected;
    for (const auto& [language, passages] : collection) {
      const auto terms = query_terms(language, query);
      for (const CountedPassage& passage : passages) {
        const bool matches = std::any_of(
            terms.begin(), terms.end(),
            [&](const auto& term) { return passage.tf.contains(term.term); });
        if (matches) {
          expected[passage.id] = naive_score(passage, language, counts, query);
        }
      }
    }
    const Results results =
        searcher.search(Query::parse(query.text, Syntax::plain), options);
    BOOST_TEST(results.hits.size() == expected.size(), query.text);
    for (const Hit& hit : results) {
      BOOST_REQUIRE_MESSAGE(expected.contains(hit.passage), hit.passage);
      BOOST_TEST(words_score(hit) == expected[hit.passage],
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

BOOST_AUTO_TEST_CASE(burstiness_is_1_for_words_that_come_once) {
  BOOST_TEST(burstiness(500, 500) == 1);
  BOOST_TEST(burstiness(500, 1500) > burstiness(500, 1000));
  BOOST_TEST(burstiness(5, 10) < burstiness(500, 1000));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
