#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cmath>
#include <map>
#include <tuple>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"
#include "tests/query/engine/random_queries.hpp"

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

// One hit an article, the best; of full dates, as RandomArticles has them.
std::vector<Hit> best_by_article(const std::vector<Hit>& hits) {
  std::map<std::string, Hit> best;
  for (const Hit& hit : hits) {
    auto [known, is_new] = best.try_emplace(hit.article, hit);
    if (!is_new && hit.score > known->second.score) {
      known->second = hit;
    }
  }
  std::vector<Hit> chosen;
  for (const auto& [article, hit] : best) {
    chosen.push_back(hit);
  }
  return chosen;
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
  for (int i = 0; i < 200; ++i) {
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
      for (const Group group : {Group::passage, Group::article}) {
        SearchOptions options = first(7);
        options.sort = sort;
        options.group = group;
        auto expected = group == Group::article ? best_by_article(all) : all;
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
  }
  BOOST_TEST(found > 1000u);
}

BOOST_AUTO_TEST_CASE(parts_of_an_explanation_add_up_to_the_score) {
  Searcher searcher(index.path());
  SearchOptions options = first(50);
  options.explain = true;
  std::size_t explained = 0;
  for (int i = 0; i < 300; ++i) {
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
  for (int i = 0; i < 60; ++i) {
    SearchOptions options = first(60);
    options.group = i % 2 == 0 ? Group::passage : Group::article;
    options.sort = i % 3 == 0 ? Sort::newest : Sort::relevance;
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

BOOST_AUTO_TEST_CASE(a_page_after_a_batch_is_of_the_new_index) {
  Searcher pager(index.path());
  BOOST_TEST(pager.search("zeppelin").empty());
  TemporaryFolder folder;
  write_articles(folder / "more.jsonl",
                 {{"new", "", "A zeppelin.", "en", "", "", ""}});
  index_paths(index.path(), {folder / "more.jsonl"}, in_place());
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
    articles.push_back({std::to_string(i), "", text + "end", "en", "", "", ""});
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
