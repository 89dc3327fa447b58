#include "query/engine/search.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <stop_token>
#include <vector>

namespace dateline {
BOOST_AUTO_TEST_SUITE(search)

namespace {

SearchRequest request(const SearchOptions& options,
                      const std::string& excluded_article = "") {
  return {Query::parse("veto"), options, excluded_article};
}

BOOST_AUTO_TEST_CASE(pages_and_time_limits_are_of_one_request) {
  const std::stop_source stop;
  BOOST_TEST(
      (request({.page = {.limit = 3, .offset = 6},
                .time_limit = {.timeout = std::chrono::seconds(1),
                               .stop = stop.get_token()}}) == request({})));
}

// Otherwise a further page would be one of another search.
BOOST_AUTO_TEST_CASE(all_else_makes_another_request) {
  const SearchOptions others[] = {
      {.filters = {.from = "2024"}},
      {.filters = {.to = "2024"}},
      {.filters = {.sources = {"Wire"}}},
      {.filters = {.languages = {"de"}}},
      {.max_per_article = 1},
      {.sort = Sort::oldest},
      {.half_life = 30},
      {.disabled = {ScoreComponent::title}},
      {.facets = {Facet::year}},
      {.explain = true},
  };
  for (const SearchOptions& options : others) {
    BOOST_TEST((request(options) == request(options)));
    BOOST_TEST(!(request(options) == request({})));
  }
  BOOST_TEST(!(request({}, "a") == request({})));
  BOOST_TEST(!(request({}) == SearchRequest(Query::parse("vetoes"), {}, "")));
  BOOST_TEST(!(SearchRequest(Query::parse("+veto"), {}, "") ==
               SearchRequest(Query::parse("+veto", Syntax::plain), {}, "")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
