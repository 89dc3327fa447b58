#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"
#include "tests/query/engine/random_queries.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(query_counter)

namespace {

constexpr auto all = Counting::all_words;
constexpr auto row = Counting::in_a_row;
constexpr auto any = Counting::any_word;

TestArticle wire(const std::string& id, const std::string& text) {
  return {id, "", text, "en", "2024", "Wire", ""};
}

const QueryIndex& quays() {
  static const QueryIndex index({
      wire("a", "The harbour master spoke of the quay."),
      wire("b", "The master of the harbour was silent about the quay."),
      wire("c", "A harbour without ships."),
      wire("d", "The harbour masters met, and one ferry left."),
      wire("e", "The ferry was late."),
  });
  return index;
}

struct CountRow {
  const char* query;
  Counting counting;
  std::size_t passages;
  bool in_a_row;
};
std::ostream& operator<<(std::ostream& out, const CountRow& count) {
  return out << count.query << " by " << to_string(count.counting);
}

const CountRow counts[] = {
    {"harbour master", all, 3, false},
    {"harbour master", any, 4, false},
    {"harbour master", row, 2, true},
    {"master harbour", row, 3, false},  // none has it so
    {"harbour", row, 4, false},         // a row has two words or more
    {"harbour '", row, 4, false},       // as words that are none do not count
    {"harbour -quay", all, 2, false},
    {"quay OR ferry", all, 4, false},  // one of the alternatives
    {"harbour (quay OR ferry)", all, 3, false},
    {"(harbour master)", all, 3, false},
    {"harbour the master", all, 3, false},  // stop words say nothing
    {"the", all, 4, false},                 // unless there is nothing else
    {"harbour +master", all, 3, false},
    {"harbour \"the quay\"", all, 2, false},
    {"harbour nowhere", all, 0, false},
    {"harb* master", all, 3, false},
};

}  // namespace

BOOST_DATA_TEST_CASE(counts_what_is_asked_for, data::make(counts), count) {
  SearchOptions options;
  options.counting = count.counting;
  const Results results = Searcher(quays().path()).search(count.query, options);
  BOOST_TEST(results.counted_passages == count.passages);
  BOOST_TEST(results.counted_articles == count.passages);
  BOOST_TEST(results.counted_in_a_row == count.in_a_row);
  BOOST_TEST(results.counted_is_exact);
}

// As many as a search for the same words finds if each must match.
BOOST_AUTO_TEST_CASE(all_words_are_those_of_a_search_with_signs) {
  const QueryIndex index(RandomArticles(11).next(150));
  Searcher searcher(index.path());
  SearchOptions endless;
  endless.page.limit = 100000;
  std::size_t found = 0;
  for (const char* pair : {"council strike", "summit trade", "veto sanctions",
                           "limousine Seoul", "trade miners council"}) {
    std::string signs;
    const Query query = Query::parse(pair);
    for (const QueryNode& word : query.root().children) {
      signs += " +" + word.text;
    }
    const std::size_t hits = searcher.search(signs, endless).hits.size();
    BOOST_TEST(searcher.search(pair).counted_passages == hits, pair);
    found += hits;
  }
  BOOST_TEST(found > 10u);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
