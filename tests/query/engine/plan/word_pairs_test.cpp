#include "query/engine/plan/word_pairs.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(word_pairs)

namespace {

TestArticle in(const std::string& language, const std::string& id,
               const std::string& text) {
  return {id, "", text, language, "2024", "Wire", "By " + id};
}

// Names of common words, among many passages that have these words apart.
const QueryIndex& bands() {
  static const QueryIndex index([] {
    std::vector<TestArticle> articles{
        in("en", "race", "A driver left Formula One after ten years."),
        in("en", "boys", "The singers of Take That are on tour."),
        in("en", "verb", "They take that home."),
        in("en", "mods", "Pete Townshend of The Who smashed a guitar."),
        in("en", "unions", "Dozens of NGOs That have no office."),
        in("de", "party", "Die Linke lehnt den Haushalt ab."),
    };
    for (int i = 0; i < 60; ++i) {
      const std::string n = std::to_string(i);
      articles.push_back(in("en", "a" + n,
                            "The formula is one formula of many, and that is "
                            "one thing to take home."));
      articles.push_back(in("en", "b" + n,
                            "The man who waits for the man who takes it, and "
                            "that who reads the rest."));
      articles.push_back(in("de", "c" + n,
                            "Der linke Rand ist schmal, und die Ufer sind die "
                            "linken und rechten."));
    }
    return articles;
  }());
  return index;
}

struct Row {
  const char* query;
  const char* best;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.query;
}

const Row names[] = {
    {"Formula One", "race"},  {"formula one", "race"}, {"Take That", "boys"},
    {"NGOs That", "unions"},  {"The Who", "mods"},     {"Die Linke", "party"},
    {"+Formula One", "race"},
};

std::vector<std::string> pairs_of(const std::string& query,
                                  std::vector<ScoreComponent> disabled = {}) {
  SearchOptions options;
  options.explain = true;
  options.disabled = std::move(disabled);
  const Results results = Searcher(bands().path()).search(query, options);
  std::vector<std::string> pairs;
  for (const TermScore& term : results.hits.at(0).explanation->terms) {
    if (term.term.find(' ') != std::string::npos) {
      pairs.push_back(term.term);
    }
  }
  return pairs;
}

using Pairs = std::vector<std::string>;

}  // namespace

BOOST_DATA_TEST_CASE(a_name_of_common_words_comes_first, data::make(names),
                     row) {
  const Results results = Searcher(bands().path()).search(row.query);
  BOOST_TEST_REQUIRE(!results.empty());
  BOOST_TEST(results.hits.front().article == row.best);
}

BOOST_AUTO_TEST_CASE(only_words_side_by_side_are_a_pair) {
  BOOST_TEST(pairs_of("Formula One") == Pairs{"formula one"},
             boost::test_tools::per_element());
  BOOST_TEST(pairs_of("NGOs that") == Pairs{"ngos that"},
             boost::test_tools::per_element());
  BOOST_TEST(pairs_of("Formula OR One").empty());
  BOOST_TEST(pairs_of("Formula -tour").empty());
  BOOST_TEST(pairs_of("Formula, One").empty());
  BOOST_TEST(pairs_of("many Formula").empty());  // none has it so
  BOOST_TEST(pairs_of("(Formula One) tour") == Pairs{"formula one"},
             boost::test_tools::per_element());
  BOOST_TEST(pairs_of("Formula One", {ScoreComponent::pairs}).empty());
}

// The sample is all passages here, so that the number is exact.
BOOST_AUTO_TEST_CASE(a_pair_is_as_rare_as_the_passages_that_have_it) {
  SearchOptions options;
  options.explain = true;
  const Results results =
      Searcher(bands().path()).search("linken und", options);
  BOOST_TEST_REQUIRE(!results.empty());
  for (const TermScore& term : results.hits.front().explanation->terms) {
    if (term.term == "link und") {
      BOOST_TEST(term.document_frequency == 60.0);
    }
  }
}

BOOST_AUTO_TEST_CASE(capitals_of_a_pair_are_a_hint) {
  Searcher searcher(bands().path());
  const auto first = [&](const char* query) {
    return searcher.search(query).hits.at(0).article;
  };
  BOOST_TEST(first("Take That") == "boys");
  BOOST_TEST(first("take that") == "verb");
  BOOST_TEST(first("TAKE THAT") == "verb");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
