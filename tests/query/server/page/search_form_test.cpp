#include "query/server/page/search_form.hpp"

#include <boost/test/unit_test.hpp>

#include "query/server/http/http_error.hpp"

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(page_search_form)

namespace {

SearchForm form_at(const std::string& target) {
  HttpRequest request;
  return search_form({request, parse_target(target), Clock::now()}, {});
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_an_address_says_is_what_it_was_made_of) {
  const char* target =
      "/?index=old&q=tea&source=AP&source=AFP&author=smith&language=en&from="
      "2023"
      "&to=2024&sort=oldest&within=article&per-article=1&context=1&offset=10";
  const Target parsed = parse_target(target);
  BOOST_TEST((parameters_of(form_at(target)) == parsed.parameters));
}

BOOST_AUTO_TEST_CASE(fields_that_a_form_sends_empty_count_as_not_given) {
  BOOST_TEST(parameters_of(form_at("/?q=tea&from=&to=&source=")).size() == 1);
}

BOOST_AUTO_TEST_CASE(filters_without_words_become_the_query) {
  const SearchForm form = form_at(
      "/?q=+&source=AP&source=The+%22Sun%22&language=en&from=2023&to=2024");
  BOOST_TEST(form.query ==
             R"(source:("AP" "The \"Sun\"") lang:"en" on:2023..2024)");
  BOOST_TEST(!form.has_filters());
  BOOST_TEST(Query::parse(form.query).notes().empty());
  BOOST_TEST(query_of({.from = "2023"}) == "on:2023..");
  BOOST_TEST(form_at("/").query == "");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_searched_for_is_refused) {
  BOOST_CHECK_THROW(form_at("/?q=tea&from=soon"), HttpError);
  BOOST_CHECK_THROW(form_at("/?q=tea&sort=best"), HttpError);
  BOOST_CHECK_THROW(form_at("/?q=tea&colour=red"), HttpError);
  BOOST_CHECK_THROW(form_at("/?q=" + std::string(5'000, 'a')), HttpError);
}

BOOST_AUTO_TEST_CASE(grouping_by_article_lists_one_hit_of_each) {
  BOOST_TEST(options_of(form_at("/?q=tea")).max_per_article ==
             passages_of_an_article);
  BOOST_TEST(options_of(form_at("/?q=tea&per-article=1")).max_per_article == 1);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline::server
