#include "query/server/page/links.hpp"

#include <boost/test/unit_test.hpp>

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(page_links)

namespace {

const Links behind_proxy("/news");

SearchForm form_for(const std::string& query) {
  SearchForm form;
  form.query = query;
  return form;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_search_is_in_its_address_but_for_defaults) {
  SearchForm form = form_for("tea & \"cake\"");
  BOOST_TEST(behind_proxy.search(form) == "/news/?q=tea%20%26%20%22cake%22");
  form.index = "old";
  form.filters.sources = {"AP", "Le Monde"};
  form.filters.from = "2024";
  form.sort = Sort::newest;
  form.within = Within::article;
  form.by_article = true;
  form.neighbours = true;
  form.offset = 20;
  BOOST_TEST(behind_proxy.search(form) ==
             "/news/?index=old&q=tea%20%26%20%22cake%22&source=AP"
             "&source=Le%20Monde&from=2024&sort=newest&within=article"
             "&per-article=1&context=1&offset=20");
}

BOOST_AUTO_TEST_CASE(an_id_cannot_leave_its_path) {
  BOOST_TEST(behind_proxy.article(form_for("tea"), "a.example/b", 3) ==
             "/news/article/a.example/b?q=tea#p3");
  BOOST_TEST(behind_proxy.article({}, "../a?b#c\"", 0) ==
             "/news/article/..%2Fa%3Fb%23c%22");
  BOOST_TEST(behind_proxy.article({}, "https://a", 0) ==
             "/news/article/https:%2F%2Fa");
}

// Browsers take such steps out of a path, also encoded as %2E.
BOOST_AUTO_TEST_CASE(an_id_of_dots_alone_is_a_parameter) {
  BOOST_TEST(behind_proxy.article(form_for("tea"), "..", 3) ==
             "/news/article/?id=..&q=tea#p3");
  BOOST_TEST(behind_proxy.citations({}, ".") == "/news/cite/?id=.");
  BOOST_TEST(behind_proxy.similar({}, "..#1") == "/news/similar/..%231");
  BOOST_TEST(behind_proxy.article({}, "...", 0) == "/news/article/...");
}

BOOST_AUTO_TEST_CASE(a_passage_is_an_anchor_of_its_article) {
  BOOST_TEST(behind_proxy.passage(form_for("tea"), "a#b#2") ==
             "/news/article/a%23b?q=tea#p2");
  BOOST_TEST(behind_proxy.permanent(form_for("tea"), "a", 2) ==
             "/news/article/a#p2");
}

BOOST_AUTO_TEST_CASE(hits_are_exported_from_the_first_as_they_are_listed) {
  SearchForm form = form_for("tea");
  form.offset = 10;
  BOOST_TEST(behind_proxy.hits(form, "csv", 500) ==
             "/news/api/v1/search?q=tea&per-article=3&limit=500&format=csv");
}

BOOST_AUTO_TEST_CASE(an_address_is_escaped_as_an_attribute) {
  BOOST_TEST(link("/?a=1&b=2", "x") == "<a href=\"/?a=1&amp;b=2\">x</a>");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline::server
