#include <boost/test/unit_test.hpp>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"
#include "tests/query/engine/random_queries.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(count_agreement)

namespace {

constexpr Counting countings[] = {Counting::all_words, Counting::in_a_row,
                                  Counting::any_word};

const Aliases shared_names{{{"strike", "veto", "co-operation"},
                            {"trade", "wing", "北京", "summit council"}}};

SearchOptions counting_by(Counting counting) {
  SearchOptions options;
  options.counting = counting;
  return options;
}

std::size_t counted(Searcher& searcher, const std::string& query,
                    Counting counting) {
  return searcher.search(query, counting_by(counting)).counted_passages;
}

CrossCount sum_of(const CrossTable& table) {
  CrossCount sum;
  for (const auto& row : table.cells) {
    for (const CrossCount& cell : row) {
      sum.passages += cell.passages;
      sum.articles += cell.articles;
    }
  }
  return sum;
}

// All ways to count the same must give the same, in articles too, because an
// article is in one cell.
void check_agreement(Searcher& searcher, const std::string& query,
                     Counting counting) {
  SearchOptions options = counting_by(counting);
  options.facets = {Facet::source, Facet::year};
  options.cross = FacetPair{Facet::source, Facet::year};
  const Results crossed = searcher.search(query, options);
  if (crossed.relaxed) {
    return;  // it counts another query; only hits make up for what is not there
  }
  BOOST_REQUIRE(crossed.cross.has_value());
  BOOST_TEST(sum_of(*crossed.cross).passages == crossed.counted_passages);
  BOOST_TEST(sum_of(*crossed.cross).articles == crossed.counted_articles);
  BOOST_TEST(crossed.cross->rows.counts == crossed.facets.at(0).counts,
             boost::test_tools::per_element());
  BOOST_TEST(crossed.cross->columns.counts == crossed.facets.at(1).counts,
             boost::test_tools::per_element());
  options = counting_by(counting);
  options.page.limit = 0;
  const Results alone = searcher.search(query, options);
  BOOST_TEST(alone.counted_is_exact);
  BOOST_TEST(alone.counted_passages == crossed.counted_passages);
  BOOST_TEST(alone.counted_articles == crossed.counted_articles);
  BOOST_TEST(alone.counted_in_a_row == crossed.counted_in_a_row);
  BOOST_TEST(crossed.counted_passages <= alone.total_passages);
}

}  // namespace

BOOST_AUTO_TEST_CASE(cross_tables_facets_and_counts_alone_agree) {
  const QueryIndex index(RandomArticles(43).next(200));
  RandomQueries queries(index.path(), 44);
  std::vector<std::string> asked{"strike trade", "summit council strike",
                                 "+veto wing", "strike \"trade\"",
                                 "strike OR trade"};
  for (int i = 0; i < 40; ++i) {
    asked.push_back(queries.next());
  }
  Searcher searcher(index.path());
  for (const Aliases& names : {Aliases(), shared_names}) {
    searcher.set_aliases(names);
    for (const std::string& query : asked) {
      for (const Counting counting : countings) {
        BOOST_TEST_CONTEXT(query << " by " << to_string(counting)) {
          check_agreement(searcher, query, counting);
        }
      }
    }
  }
}

// A count of all words needs one name of each set, as alternatives would.
BOOST_AUTO_TEST_CASE(names_count_as_alternatives) {
  const QueryIndex index(RandomArticles(45).next(300));
  Searcher named(index.path()), plain(index.path());
  named.set_aliases(shared_names);
  const std::string strike = "(strike OR veto OR co-operation)";
  for (const std::string other : {"miners", "Seoul", "limousine"}) {
    for (const Counting counting : {Counting::all_words, Counting::any_word}) {
      const std::size_t count = counted(named, "veto " + other, counting);
      BOOST_TEST(count > 0u);
      BOOST_TEST(count == counted(plain, strike + ' ' + other, counting));
    }
  }
}

BOOST_AUTO_TEST_CASE(names_stand_in_a_row) {
  const QueryIndex index({
      {"a", "", "The Zelensky budget passed.", "en", "2024", "AP", ""},
      {"b", "", "The Volodymyr Zelenskyy budget passed.", "en", "2024", "AP",
       ""},
      {"c", "", "A budget of Zelensky passed.", "en", "2024", "AP", ""},
      {"d", "", "Volodymyr, and a budget.", "en", "2024", "AP", ""},
  });
  Searcher searcher(index.path());
  searcher.set_aliases({{{"Zelensky", "Volodymyr Zelenskyy"}}});
  for (const std::string name : {"Zelensky", "Volodymyr Zelenskyy"}) {
    const Results row =
        searcher.search(name + " budget", counting_by(Counting::in_a_row));
    BOOST_TEST(row.counted_in_a_row);
    BOOST_TEST(row.counted_words == 2u);
    BOOST_TEST(row.counted_passages == 2u);
    BOOST_TEST(counted(searcher, name + " budget", Counting::all_words) == 3u);
    BOOST_TEST(counted(searcher, name + " budget", Counting::any_word) == 4u);
  }
}

// A number of words of which the counts say "all" is above one.
BOOST_AUTO_TEST_CASE(words_are_counted_as_they_must_match) {
  const QueryIndex index({{"a", "", "harbour master quay", "en", "", "", ""}});
  Searcher searcher(index.path());
  searcher.set_aliases({{{"harbour", "haven"}}});
  struct Row {
    const char* query;
    std::size_t all;
    std::size_t any;
  };
  for (const Row& row :
       {Row{"quay", 1, 1}, Row{"haven", 1, 1}, Row{"the quay", 1, 1},
        Row{"\"harbour master\"", 1, 1}, Row{"quay OR master", 1, 2},
        Row{"quay -ferry", 1, 1}, Row{"haven (quay OR master)", 2, 3},
        Row{"quay master after:2023", 2, 2}}) {
    BOOST_TEST_CONTEXT(row.query) {
      BOOST_TEST(searcher.search(row.query).counted_words == row.all);
      BOOST_TEST(searcher.search(row.query, counting_by(Counting::any_word))
                     .counted_words == row.any);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
