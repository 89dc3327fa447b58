#include "query/engine/index/deadline.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "query/engine/diagnosis/any_match.hpp"
#include "query/engine/plan/expand/wildcard_stems.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/retrieve/match_bounds.hpp"
#include "query/engine/search.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
namespace {

constexpr std::size_t articles = 100;

// Each article has the same words, and one of its own.
std::vector<TestArticle> similar_articles() {
  std::vector<TestArticle> all;
  for (std::size_t i = 0; i < articles; ++i) {
    const std::string number = std::to_string(i);
    all.push_back({"a" + number, "", "Strike of miners at pit" + number + ".",
                   "en", "2024", "", ""});
  }
  return all;
}

// A query of alternatives: pit0 OR pit1 and so on.
std::string alternatives(std::size_t count) {
  std::string query;
  for (std::size_t i = 0; i < count; ++i) {
    query += (i == 0 ? "pit" : " OR pit") + std::to_string(i);
  }
  return query;
}

struct DeadlineIndex {
  QueryIndex index{similar_articles()};
  OpenIndex open{index.path()};
  std::stop_source stop;

  void expire() {
    stop.request_stop();
    open.deadline.start({}, stop.get_token());
    BOOST_TEST_REQUIRE(open.deadline.expired());
  }

  MatchBounds bounds(const std::string& query) {
    return match_bounds(unscored_queries(Query::parse(query), {},
                                         Matching::any_word, open.context),
                        open.context);
  }
};

BOOST_FIXTURE_TEST_SUITE(deadline, DeadlineIndex)

// Xapian opens the lists of all terms of a query before it asks the deadline,
// which takes seconds for some patterns that stand for many words each.
BOOST_AUTO_TEST_CASE(what_a_pattern_stands_for_is_not_opened_by_xapian) {
  for (const char* query : {"pit*", "*it* *in*", "miner pit*"}) {
    const Xapian::Query doubtful = bounds(query).doubtful;
    BOOST_TEST(!doubtful.empty());
    BOOST_TEST(std::distance(doubtful.get_terms_begin(),
                             doubtful.get_terms_end()) < 5);
  }
}

BOOST_AUTO_TEST_CASE(grace_ends_soon) {
  BOOST_TEST(open.deadline.is_grace_left());
  expire();
  BOOST_TEST(open.deadline.is_grace_left());
  std::this_thread::sleep_for(std::chrono::milliseconds(60));
  BOOST_TEST(!open.deadline.is_grace_left());
  std::size_t lists = 0;
  while (open.deadline.grants_list()) {
    ++lists;
  }
  BOOST_TEST(lists == 8u);
}

BOOST_AUTO_TEST_CASE(no_condition_on_traces_is_made_after_it) {
  const std::string query = "\"miners strike\" OR strike NEAR miners";
  const auto doubtful = [&] {
    return bounds(query).doubtful.get_description();
  };
  BOOST_TEST(doubtful().find("PostingSource") != std::string::npos);
  expire();
  BOOST_TEST(doubtful().find("PostingSource") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(nothing_is_looked_for_after_it) {
  BOOST_TEST(any_match(Query::parse("miners"), {}, open.context));
  expire();
  BOOST_TEST(!any_match(Query::parse("miners"), {}, open.context));
}

BOOST_AUTO_TEST_CASE(no_stem_is_compared_after_it) {
  const auto stems = [&] {
    return wildcard_stems("*i*s*", open.context.analysers.of("en"),
                          open.context.database(), open.deadline)
        .stems.size();
  };
  BOOST_TEST(stems() > 0u);
  expire();
  BOOST_TEST(stems() == 0u);
}

BOOST_AUTO_TEST_CASE(texts_are_limited_without_a_time_limit) {
  open.deadline = Deadline(5);
  const SearchOptions options{.page = {.limit = 0}};
  const auto count = [&](const TimeLimit& limit) {
    open.deadline.start(limit.timeout, limit.stop);
    return Search(
               SearchRequest(Query::parse("\"strike of miners\""), options, ""),
               open.context)
        .page(options.page, limit);
  };
  const Results some = count({});
  BOOST_TEST(some.counted_passages == 5u);
  BOOST_TEST(!some.counted_is_exact);
  BOOST_TEST(some.stopped);
  BOOST_TEST(some.notes.back().text.find("--timeout") != std::string::npos);
  const Results all = count({std::chrono::hours(1)});
  BOOST_TEST(all.counted_passages == articles);
  BOOST_TEST(all.counted_is_exact);
  BOOST_TEST(!all.stopped);
}

// Xapian takes long to join a hundred queries at once.
BOOST_AUTO_TEST_CASE(many_alternatives_are_joined_in_groups) {
  Searcher searcher(index.path());
  for (const std::size_t count : {32u, 33u, 100u}) {
    BOOST_TEST(searcher.search(alternatives(count), {.page = {.limit = 0}})
                   .counted_passages == count);
    const bool is_grouped =
        bounds(alternatives(count)).sure.get_description().find("SYNONYM") !=
        std::string::npos;
    BOOST_TEST(is_grouped == (count > 32));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
