#include <boost/test/unit_test.hpp>
#include <map>
#include <string>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(term_range)

namespace {

// "lock 2/3" for a term of two passages that is three times in them.
std::vector<std::string> listed(TermRange terms) {
  std::vector<std::string> lines;
  for (const IndexedTerm& term : terms) {
    lines.push_back(term.term + ' ' + std::to_string(term.passages) + '/' +
                    std::to_string(term.occurrences));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(terms_come_once_ascending_with_their_counts) {
  const QueryIndex index({article("a", "Locks lock, and canals."),
                          article("b", "The canal lock.")});
  Searcher searcher(index.path());
  BOOST_TEST(listed(searcher.terms("en")) ==
                 (Lines{"and 1/1", "canal 2/2", "lock 2/3", "the 1/1"}),
             boost::test_tools::per_element());
  BOOST_TEST(listed(searcher.terms("en", "lo")) == (Lines{"lock 2/3"}),
             boost::test_tools::per_element());
  BOOST_TEST(listed(searcher.terms("en", "x")).empty());
  BOOST_TEST(listed(searcher.terms("de")).empty());
  BOOST_TEST(listed(searcher.terms("")).empty());
}

// In several segments with dead passages the terms are those of an index of
// what is left.
BOOST_AUTO_TEST_CASE(dead_passages_have_no_terms) {
  const std::vector<TestArticle> articles = RandomArticles(7).next(60);
  const QueryIndex index(articles);
  change_unmerged(index, articles);
  Searcher searcher(index.path());
  std::map<std::string, std::string> texts;
  std::vector<TestArticle> left;
  for (const IndexedArticle& article : searcher.articles()) {
    left.push_back({article.id, article.title, article.text,
                    article.language.value_or(""), article.date.value_or(""),
                    article.source.value_or(""), article.author.value_or("")});
  }
  const QueryIndex fresh(left);
  Searcher expected(fresh.path());
  for (const std::string language : {"en", "de", "zh"}) {
    BOOST_TEST(!listed(expected.terms(language)).empty());
    BOOST_TEST(
        listed(searcher.terms(language)) == listed(expected.terms(language)),
        boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(a_range_outlives_its_searcher_and_the_batches) {
  const QueryIndex index({article("a", "One canal.")});
  TermRange terms = Searcher(index.path()).terms("en");
  BOOST_TEST(terms.next()->term == "canal");
  const QueryIndex& same = index;
  change_unmerged(same, {article("a", "Another text.")});
  BOOST_TEST(terms.next()->term == "one");
  BOOST_TEST(!terms.next());
  BOOST_TEST(!terms.next());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
