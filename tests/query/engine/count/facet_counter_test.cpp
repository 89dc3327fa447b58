#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>
#include <stdexcept>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"
#include "tests/query/engine/random_queries.hpp"
#include "tests/support/tries.hpp"

namespace dateline {

std::ostream& operator<<(std::ostream& out, const FacetCount& count) {
  return out << '\'' << count.value << "' " << count.passages << ' '
             << count.articles;
}

BOOST_AUTO_TEST_SUITE(facets)

namespace {

const std::vector<Facet> all_facets{Facet::source, Facet::language, Facet::year,
                                    Facet::month, Facet::day};

std::string value_of(Facet facet, const Hit& hit) {
  const std::string date = hit.date.value_or("");
  switch (facet) {
    case Facet::source:
      return hit.source.value_or("");
    case Facet::language:
      return hit.language.value_or("");
    case Facet::year:
      return date.substr(0, 4);
    case Facet::month:
      return date.substr(0, 7);
    case Facet::day:
      break;
  }
  return date;
}

std::set<std::string> articles_of(const std::vector<Hit>& hits) {
  std::set<std::string> articles;
  for (const Hit& hit : hits) {
    articles.insert(hit.article);
  }
  return articles;
}

// What the hits of an endless page say.
std::vector<FacetCount> counted(Facet facet, const std::vector<Hit>& hits) {
  std::map<std::string, std::vector<Hit>> by_value;
  for (const Hit& hit : hits) {
    by_value[value_of(facet, hit)].push_back(hit);
  }
  std::vector<FacetCount> counts;
  for (const auto& [value, some] : by_value) {
    counts.push_back({value, some.size(), articles_of(some).size()});
  }
  if (facet == Facet::source || facet == Facet::language) {
    std::stable_sort(counts.begin(), counts.end(),
                     [](const FacetCount& a, const FacetCount& b) {
                       return a.passages > b.passages;
                     });
  }
  return counts;
}

BOOST_AUTO_TEST_CASE(count_what_an_endless_page_lists) {
  const QueryIndex index(RandomArticles(11).next(150));
  RandomQueries queries(index.path(), 12);
  Searcher searcher(index.path()), counter(index.path());
  SearchOptions endless, faceted;
  endless.page.limit = 100000;
  faceted.page.limit = 1;
  faceted.facets = all_facets;
  faceted.counting = Counting::any_word;
  std::size_t found = 0;
  for (unsigned i = 0; i < tries(400); ++i) {
    const std::string query = queries.next();
    BOOST_TEST_CONTEXT(query) {
      const std::vector<Hit> hits = searcher.search(query, endless).hits;
      const Results results = counter.search(query, faceted);
      BOOST_TEST(results.counted_passages == hits.size());
      BOOST_TEST(results.counted_articles == articles_of(hits).size());
      BOOST_TEST(results.counted_is_exact);
      BOOST_REQUIRE(results.facets.size() == all_facets.size());
      for (const FacetCounts& facet : results.facets) {
        BOOST_TEST(facet.counts == counted(facet.facet, hits),
                   boost::test_tools::per_element());
      }
      found += hits.size();
    }
  }
  BOOST_TEST(found > 5000u);
}

BOOST_AUTO_TEST_CASE(name_a_long_source_whole) {
  std::string longest = "Вестник";
  while (longest.size() < 400) longest += " новостей";
  const std::string other = longest + " юга";
  const std::string whole(200, 'w');
  const QueryIndex index({{"a", "", "veto", "ru", "2024", longest, ""},
                          {"b", "", "veto", "ru", "2023", longest, ""},
                          {"c", "", "veto", "en", "2023", longest, ""},
                          {"d", "", "veto", "ru", "2024", other, ""},
                          {"e", "", "veto", "en", "2024", whole, ""},
                          {"f", "", "veto", "en", "2024", "", ""}});
  SearchOptions options;
  options.facets = {Facet::source, Facet::language};
  options.cross = {Facet::source, Facet::year};
  Searcher searcher(index.path());
  const Results results = searcher.search("veto", options);
  const std::vector<FacetCount> sources{
      {longest, 3, 3}, {"", 1, 1}, {whole, 1, 1}, {other, 1, 1}};
  BOOST_TEST(results.facets[0].counts == sources,
             boost::test_tools::per_element());
  BOOST_TEST(results.cross->rows.counts == sources,
             boost::test_tools::per_element());
  const std::vector<FacetCount> languages{{"en", 3, 3}, {"ru", 3, 3}};
  BOOST_TEST(results.facets[1].counts == languages,
             boost::test_tools::per_element());
  options.filters.sources = {results.facets[0].counts[0].value};
  BOOST_TEST(searcher.search("veto", options).total_passages == 3);
}

BOOST_AUTO_TEST_CASE(unite_the_spellings_of_a_source) {
  const QueryIndex index({{"a", "", "veto", "en", "2024", "Le Figaro", ""},
                          {"b", "", "veto", "en", "2023", "LE FIGARO", ""},
                          {"c", "", "veto", "en", "", "Le Figaro", ""},
                          {"d", "", "veto", "en", "", "", ""}});
  SearchOptions options;
  options.facets = {Facet::source, Facet::year};
  const Results results = Searcher(index.path()).search("veto", options);
  const std::vector<FacetCount> sources{{"Le Figaro", 3, 3}, {"", 1, 1}};
  const std::vector<FacetCount> years{
      {"", 2, 2}, {"2023", 1, 1}, {"2024", 1, 1}};
  BOOST_REQUIRE(results.facets.size() == 2u);
  BOOST_TEST(results.facets[0].counts == sources,
             boost::test_tools::per_element());
  BOOST_TEST(results.facets[1].counts == years,
             boost::test_tools::per_element());
}

// Each cell counts what a search for one facet counts under a filter for the
// other.
BOOST_AUTO_TEST_CASE(cross_tables_count_what_the_hits_say) {
  const QueryIndex index(RandomArticles(17).next(150));
  RandomQueries queries(index.path(), 18);
  Searcher searcher(index.path());
  SearchOptions options;
  options.counting = Counting::any_word;
  options.page.limit = 100000;
  const FacetPair pairs[] = {{Facet::source, Facet::month},
                             {Facet::year, Facet::language},
                             {Facet::language, Facet::source},
                             {Facet::day, Facet::day}};
  std::size_t found = 0;
  for (unsigned i = 0; i < tries(100); ++i) {
    options.cross = pairs[i % std::size(pairs)];
    options.facets = {options.cross->rows, options.cross->columns};
    const Results results = searcher.search(queries.next(), options);
    BOOST_REQUIRE(results.cross.has_value());
    const CrossTable& table = *results.cross;
    BOOST_TEST(table.rows.counts == results.facets[0].counts,
               boost::test_tools::per_element());
    BOOST_TEST(table.columns.counts == results.facets[1].counts,
               boost::test_tools::per_element());
    for (std::size_t row = 0; row < table.cells.size(); ++row) {
      for (std::size_t column = 0; column < table.cells[row].size(); ++column) {
        std::vector<Hit> hits;
        std::copy_if(results.begin(), results.end(), std::back_inserter(hits),
                     [&](const Hit& hit) {
                       return value_of(table.rows.facet, hit) ==
                                  table.rows.counts[row].value &&
                              value_of(table.columns.facet, hit) ==
                                  table.columns.counts[column].value;
                     });
        const CrossCount& cell = table.cells[row][column];
        BOOST_TEST(cell.passages == hits.size());
        BOOST_TEST(cell.articles == articles_of(hits).size());
      }
    }
    found += results.hits.size();
  }
  BOOST_TEST(found > 1000u);
}

BOOST_AUTO_TEST_CASE(cross_tables_unite_the_spellings_of_a_source) {
  const QueryIndex index({{"a", "", "veto", "en", "2024", "Le Figaro", ""},
                          {"b", "", "veto", "en", "2024", "LE FIGARO", ""},
                          {"c", "", "veto", "en", "", "Le Figaro", ""},
                          {"d", "", "veto", "en", "2023", "", ""}});
  SearchOptions options;
  options.cross = {Facet::source, Facet::year};
  const Results results = Searcher(index.path()).search("veto", options);
  BOOST_REQUIRE(results.cross.has_value());
  BOOST_TEST(results.total_is_exact);
  const std::vector<FacetCount> sources{{"Le Figaro", 3, 3}, {"", 1, 1}};
  BOOST_TEST(results.cross->rows.counts == sources,
             boost::test_tools::per_element());
  // Undated, 2023, 2024.
  const std::vector<std::vector<CrossCount>> cells{{{1, 1}, {0, 0}, {2, 2}},
                                                   {{0, 0}, {1, 1}, {0, 0}}};
  BOOST_TEST((results.cross->cells == cells));
}

BOOST_AUTO_TEST_CASE(a_cross_table_of_nothing_is_empty) {
  const QueryIndex index({{"a", "", "veto", "en", "2024", "AP", ""}});
  SearchOptions options;
  options.cross = {Facet::source, Facet::year};
  const Results results = Searcher(index.path()).search("nothing", options);
  BOOST_REQUIRE(results.cross.has_value());
  BOOST_TEST(results.cross->rows.counts.empty());
  BOOST_TEST(results.cross->cells.empty());
}

BOOST_AUTO_TEST_CASE(totals_without_facets_are_exact_once_all_was_seen) {
  const QueryIndex index(RandomArticles(13).next(100));
  Searcher searcher(index.path());
  const Results some = searcher.search("strike");
  BOOST_TEST(!some.total_is_exact);
  BOOST_TEST(some.total_passages > 10u);
  SearchOptions options;
  options.page.limit = 100000;
  const Results all = searcher.search("strike", options);
  BOOST_TEST(all.total_is_exact);
  BOOST_TEST(all.total_passages == all.hits.size());
  BOOST_TEST(all.total_articles == articles_of(all.hits).size());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(timelines)

BOOST_AUTO_TEST_CASE(fill_the_gaps) {
  struct Row {
    Facet facet;
    std::vector<FacetCount> counts;
    std::vector<std::string> buckets;
    std::size_t rest;
  };
  const Row rows[] = {
      {Facet::year,
       {{"1999", 1, 1}, {"2002", 2, 1}},
       {"1999", "2000", "2001", "2002"},
       0},
      {Facet::month,
       {{"", 4, 2}, {"2023", 1, 1}, {"2023-11", 1, 1}, {"2024-02", 1, 1}},
       {"2023-11", "2023-12", "2024-01", "2024-02"},
       5},
      {Facet::day,
       {{"2024-02-28", 1, 1}, {"2024-03", 2, 1}, {"2024-03-01", 1, 1}},
       {"2024-02-28", "2024-02-29", "2024-03-01"},
       2},
      {Facet::day, {{"2024-02-28", 1, 1}}, {"2024-02-28"}, 0},
      {Facet::day, {}, {}, 0},
  };
  for (const Row& row : rows) {
    const Timeline made = timeline({row.facet, row.counts});
    std::vector<std::string> buckets;
    std::size_t passages = made.rest.passages, expected = 0;
    for (const FacetCount& bucket : made.buckets) {
      buckets.push_back(bucket.value);
      passages += bucket.passages;
    }
    for (const FacetCount& count : row.counts) {
      expected += count.passages;
    }
    BOOST_TEST(buckets == row.buckets, boost::test_tools::per_element());
    BOOST_TEST(made.rest.passages == row.rest);
    BOOST_TEST(passages == expected);
  }
}

BOOST_AUTO_TEST_CASE(leave_out_long_runs_without_a_passage) {
  const auto gaps = [](Facet facet, std::vector<FacetCount> counts) {
    return timeline({facet, std::move(counts)}).gaps;
  };
  const TimelineGap days{"1024-06-20", "2024-06-18", 365'242};
  BOOST_CHECK(gaps(Facet::day, {{"1024-06-19", 1, 1}, {"2024-06-19", 1, 1}}) ==
              std::vector{days});
  const TimelineGap months{"1024-07", "2024-05", 11'999};
  BOOST_CHECK(gaps(Facet::month, {{"1024-06", 1, 1}, {"2024-06", 1, 1}}) ==
              std::vector{months});
  BOOST_CHECK(gaps(Facet::year, {{"1024", 1, 1}, {"2024", 1, 1}}).empty());
  BOOST_TEST(
      timeline({Facet::day, {{"1024-06-19", 1, 1}, {"2024-06-19", 1, 1}}})
          .buckets.size() == 2u);
}

BOOST_AUTO_TEST_CASE(are_of_dates_only) {
  BOOST_CHECK_THROW(timeline({Facet::source, {}}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
