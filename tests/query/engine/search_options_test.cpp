#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cmath>
#include <map>
#include <tuple>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"
#include "tests/query/engine/random_queries.hpp"
#include "tests/support/tries.hpp"

namespace dateline {
namespace {

using Found = std::vector<std::string>;

Found found_in(const std::vector<Hit>& hits) {
  Found passages;
  for (const Hit& hit : hits) {
    passages.push_back(hit.passage);
  }
  return passages;
}

// Where a hit belongs among those sorted by date; digits are subtracted from
// 9 to turn their order round.
auto date_key(const Hit& hit, Sort sort) {
  std::string date = hit.date.value_or("");
  if (sort == Sort::newest) {
    for (char& c : date) {
      c = static_cast<char>('0' + '9' - c);
    }
  }
  return std::tuple(!hit.date, date, hit.article, hit.ordinal);
}

void sort_by_date(std::vector<Hit>& hits, Sort sort) {
  std::sort(hits.begin(), hits.end(), [sort](const Hit& a, const Hit& b) {
    return date_key(a, sort) < date_key(b, sort);
  });
}

// Whether `a` is a better hit than `b` of the same article, whose date they
// share.
bool is_better(const Hit& a, const Hit& b) {
  return a.score != b.score ? a.score > b.score : a.ordinal < b.ordinal;
}

// `hits` without those that `max` better ones of their article surpass, in the
// same order. What each says of the rest is set.
std::vector<Hit> at_most_of_an_article(const std::vector<Hit>& hits,
                                       std::size_t max) {
  std::map<std::string, std::size_t> passages, listed;
  std::vector<Hit> chosen;
  for (const Hit& hit : hits) {
    ++passages[hit.article];
    const auto better =
        std::count_if(hits.begin(), hits.end(), [&](const Hit& other) {
          return other.article == hit.article && is_better(other, hit);
        });
    if (max == 0 || static_cast<std::size_t>(better) < max) {
      chosen.push_back(hit);
    }
  }
  for (Hit& hit : chosen) {
    if (++listed[hit.article] == max) {
      hit.more_in_article = passages[hit.article] - max;
    }
  }
  return chosen;
}

// "a7#2+3" for a hit that says that there are three more.
Found found_with_rest(const std::vector<Hit>& hits) {
  Found passages;
  for (const Hit& hit : hits) {
    passages.push_back(hit.passage + '+' + std::to_string(hit.more_in_article));
  }
  return passages;
}

SearchOptions first(std::size_t limit) {
  SearchOptions options;
  options.page.limit = limit;
  return options;
}

struct SearchOptionsFixture {
  QueryIndex index{RandomArticles(21).next(150)};
  RandomQueries queries{index.path(), 22};
};

BOOST_FIXTURE_TEST_SUITE(search_options, SearchOptionsFixture)

BOOST_AUTO_TEST_CASE(sorts_all_matches_by_date) {
  Searcher searcher(index.path());
  std::size_t found = 0;
  for (unsigned i = 0; i < tries(200); ++i) {
    const std::string query = queries.next();
    SearchOptions endless = first(100000);
    Found by_score = found_in(searcher.search(query, endless).hits);
    endless.sort = Sort::newest;
    const auto all = searcher.search(query, endless).hits;
    Found by_date = found_in(all);
    std::sort(by_score.begin(), by_score.end());
    std::sort(by_date.begin(), by_date.end());
    BOOST_TEST(by_date == by_score, query);
    for (const Sort sort : {Sort::newest, Sort::oldest}) {
      SearchOptions options = first(7);
      options.sort = sort;
      auto expected = all;
      sort_by_date(expected, sort);
      expected.resize(std::min<std::size_t>(expected.size(), 7));
      BOOST_TEST_CONTEXT(query) {
        BOOST_TEST(found_in(searcher.search(query, options).hits) ==
                       found_in(expected),
                   boost::test_tools::per_element());
      }
      found += expected.size();
    }
  }
  BOOST_TEST(found > 5 * tries(200));
}

// The limit takes nothing else away, and no page shows what another one does.
BOOST_AUTO_TEST_CASE(a_limit_by_article_leaves_out_the_surplus_alone) {
  Searcher searcher(index.path());
  std::size_t left_out = 0;
  for (unsigned i = 0; i < tries(60); ++i) {
    const std::string query = queries.next();
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
      SearchOptions options = first(100000);
      options.sort = sort;
      const auto all = searcher.search(query, options).hits;
      for (const std::size_t max : {1u, 2u, 3u}) {
        const auto expected = at_most_of_an_article(all, max);
        left_out += all.size() - expected.size();
        options.max_per_article = max;
        options.page.limit = 5;
        std::vector<Hit> paged;
        for (options.page.offset = 0; options.page.offset < 30;
             options.page.offset += 5) {
          const auto page = searcher.search(query, options).hits;
          paged.insert(paged.end(), page.begin(), page.end());
        }
        BOOST_TEST_CONTEXT(query << ", at most " << max) {
          BOOST_TEST(found_with_rest(paged) ==
                         found_with_rest({expected.begin(),
                                          expected.begin() +
                                              static_cast<std::ptrdiff_t>(
                                                  std::min<std::size_t>(
                                                      expected.size(), 30))}),
                     boost::test_tools::per_element());
        }
      }
    }
  }
  BOOST_TEST(left_out > 300u);
}

BOOST_AUTO_TEST_CASE(parts_of_an_explanation_add_up_to_the_score) {
  Searcher searcher(index.path());
  SearchOptions options = first(50);
  options.explain = true;
  std::size_t explained = 0;
  for (unsigned i = 0; i < tries(300); ++i) {
    const std::string query = queries.next();
    for (const Hit& hit : searcher.search(query, options)) {
      BOOST_REQUIRE(hit.explanation.has_value());
      BOOST_TEST(std::abs(hit.explanation->sum() - hit.score) <= 1e-12, query);
      for (const TermScore& term : hit.explanation->terms) {
        BOOST_TEST(!term.term.empty());
        BOOST_TEST(term.idf > 0);
        BOOST_TEST(term.document_frequency <= hit.explanation->passages);
        explained += term.tf > 0 ? 1 : 0;
      }
    }
  }
  BOOST_TEST(explained > 1000u);
}

BOOST_AUTO_TEST_CASE(explains_only_when_asked) {
  for (const Hit& hit : Searcher(index.path()).search("strike")) {
    BOOST_TEST(!hit.explanation.has_value());
  }
}

BOOST_AUTO_TEST_CASE(pages_are_pieces_of_one_list) {
  Searcher pager(index.path());
  for (std::size_t i = 0; i < tries(60); ++i) {
    SearchOptions options = first(60);
    options.max_per_article = i % 3;
    options.sort = i % 2 == 0 ? Sort::newest : Sort::relevance;
    const std::string query = queries.next();
    Found paged;
    options.page.limit = 4;
    for (options.page.offset = 0; options.page.offset < 60;
         options.page.offset += 4) {
      const Results page = pager.search(query, options);
      for (std::size_t k = 0; k < page.hits.size(); ++k) {
        BOOST_TEST(page.hits[k].rank == options.page.offset + k + 1);
      }
      const Found some = found_in(page.hits);
      paged.insert(paged.end(), some.begin(), some.end());
    }
    options.page.offset = 0;
    options.page.limit = 60;
    BOOST_TEST_CONTEXT(query) {
      BOOST_TEST(paged == found_in(pager.search(query, options).hits),
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_page_without_hits_has_exact_totals) {
  Searcher searcher(index.path());
  for (unsigned i = 0; i < tries(60); ++i) {
    const std::string query = queries.next();
    const Results counts = searcher.search(query, first(0));
    const Results all = searcher.search(query, first(100000));
    BOOST_TEST_CONTEXT(query) {
      BOOST_TEST(counts.empty());
      BOOST_TEST(counts.total_is_exact);
      // What is in quotes is only made up for by hits.
      BOOST_TEST(counts.total_passages == (all.relaxed ? 0 : all.hits.size()));
      BOOST_TEST(counts.total_articles ==
                 (all.relaxed ? 0 : all.total_articles));
    }
  }
  std::stop_source source;
  source.request_stop();
  SearchOptions stopped = first(0);
  stopped.time_limit.stop = source.get_token();
  BOOST_TEST(searcher.search("strike", stopped).notes.back().text ==
             "stopped: counts are too low");
}

BOOST_AUTO_TEST_CASE(a_page_after_a_batch_is_of_the_new_index) {
  Searcher pager(index.path());
  BOOST_TEST(pager.search("zeppelin").empty());
  TemporaryFolder folder;
  write_articles(folder / "more.jsonl",
                 {{"new", "", "A zeppelin.", "en", "", "", ""}});
  index_paths(index.path(), {folder / "more.jsonl"}, in_memory());
  BOOST_TEST((found_in(pager.search("zeppelin").hits) == Found{"new#1"}));
}

BOOST_AUTO_TEST_CASE(a_search_that_is_stopped_says_so) {
  Searcher searcher(index.path());
  const Results whole = searcher.search("strike", first(100000));
  std::stop_source source;
  source.request_stop();
  SearchOptions options = first(100000);
  options.time_limit.stop = source.get_token();
  const Results part = searcher.search("STRIKE", options);
  BOOST_TEST(part.stopped);
  BOOST_TEST(!part.empty());
  BOOST_TEST(part.hits.size() < whole.hits.size());
  BOOST_TEST(!part.counted_is_exact);
  BOOST_REQUIRE(!part.notes.empty());
  BOOST_TEST(part.notes.back().text.rfind("stopped: ", 0) == 0u);
  const Results again = searcher.search("STRIKE", first(100000));
  BOOST_TEST(!again.stopped);
  BOOST_TEST(again.hits.size() == whole.hits.size());
}

// Words are looked up before anything is matched: that ends too.
BOOST_AUTO_TEST_CASE(looking_up_words_ends_with_the_search) {
  Searcher searcher(index.path());
  std::stop_source source;
  source.request_stop();
  SearchOptions options = first(10);
  options.time_limit.stop = source.get_token();
  for (const char* query : {"strik*", "stirke~", "strik* NEAR/5 stirke~"}) {
    const Results part = searcher.search(query, options);
    BOOST_TEST(part.stopped);
    BOOST_TEST(part.hits.empty());
    BOOST_TEST(!searcher.search(query, first(10)).hits.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_slow_search_ends_in_time) {
  // Every passage has to be read to count a literal word.
  std::vector<TestArticle> articles;
  for (int i = 0; i < 4000; ++i) {
    std::string text;
    for (int word = 0; word < 90; ++word) {
      text += "word" + std::to_string((word * i) % 1000) + ' ';
    }
    const std::string id = std::to_string(i);
    articles.push_back({id, "", text + "end", "en", "", "", "By " + id});
  }
  const QueryIndex slow(articles);
  Searcher searcher(slow.path());
  SearchOptions options;
  options.facets = {Facet::language};
  const auto milliseconds = [&](Results& results) {
    const auto begin = std::chrono::steady_clock::now();
    results = searcher.search("'end'", options);
    return std::chrono::duration<double, std::milli>(
               std::chrono::steady_clock::now() - begin)
        .count();
  };
  Results whole, part;
  const double unhurried = milliseconds(whole);
  BOOST_TEST(whole.counted_passages == 4000u);
  BOOST_TEST(!whole.stopped);
  options.time_limit.timeout =
      std::chrono::milliseconds(std::max(1, static_cast<int>(unhurried / 10)));
  searcher.search("other");  // so that nothing is kept
  BOOST_TEST(milliseconds(part) < unhurried / 2);
  BOOST_TEST(part.stopped);
  BOOST_TEST(part.hits.size() == 10u);
  BOOST_TEST(part.counted_passages < 4000u);
  BOOST_TEST(!part.counted_is_exact);
  BOOST_TEST(part.notes.back().text.rfind("stopped after ", 0) == 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
