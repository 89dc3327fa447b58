#include <boost/test/unit_test.hpp>

#include "query/server/page/facet_links.hpp"
#include "query/server/page/histogram.hpp"
#include "query/server/page/hit_list.hpp"
#include "query/server/page/page_frame.hpp"

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(page_parts)

namespace {

const Links links("");

bool has(const std::string& html, const std::string& part) {
  return html.find(part) != html.npos;
}

Hit harmful_hit() {
  Hit hit;
  hit.rank = 1;
  hit.passage = "\"><script>alert(1)</script>#1";
  hit.article = "\"><script>alert(1)</script>";
  hit.ordinal = 1;
  hit.paragraph = 2;
  hit.title = "</h2><script>alert(2)</script>";
  hit.source = "<img src=x onerror=alert(3)>";
  hit.author = "<b>by</b>";
  hit.date = "2024\" onmouseover=\"alert(4)";
  hit.language = "en\" onload=\"alert(5)";
  hit.text = "A <b>bold</b> claim &amp; an \xff odd byte</li>";
  hit.spans = {{2, 9}};
  hit.matches = {{"bolt", MatchLevel::fuzzy, {"<i>"}}};
  hit.elsewhere = {{{"<u>"}, "<s>#1", 1, 0, "<em>", {}, {}}};
  return hit;
}

FacetCounts months() {
  return {Facet::month, {{"2024-01", 1, 1}, {"2024-03", 40, 9}, {"", 2, 1}}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_of_a_hit_becomes_markup) {
  SearchForm form;
  form.query = "\"><script>";
  const std::string html =
      html_of_hits({harmful_hit()}, {0}, {{{harmful_hit()}, {}}}, links, form);
  for (const char* harmful : {"<script", "<img", "<b>", "<i>", "<u>", "<s>",
                              "<em>", "\" on", "\xff"}) {
    BOOST_TEST_CONTEXT(harmful) { BOOST_TEST(!has(html, harmful)); }
  }
  BOOST_TEST(has(html, "<bdi>bolt</bdi> is here <bdi>&lt;i&gt;</bdi>"));
  BOOST_TEST(has(html, "A <mark>&lt;b&gt;bold</mark>&lt;/b&gt;"));
}

BOOST_AUTO_TEST_CASE(copies_are_links_only_where_that_is_safe) {
  Hit hit;
  hit.copies = {{"<b>", "javascript:alert(1)", "/home/me/a.txt", 1},
                {"c", "https://c.example/?a=1&b=2", {}, 0}};
  BOOST_TEST(html_copies(hit) ==
             "<p class=\"facts\">also as <bdi>&lt;b&gt;</bdi>, <a "
             "href=\"https://c.example/?a=1&amp;b=2\" rel=\"noreferrer\">"
             "<bdi>c</bdi></a></p>\n");
  BOOST_TEST(html_copies({}) == "");
}

BOOST_AUTO_TEST_CASE(a_bar_is_a_link_to_the_search_of_its_time) {
  SearchForm form;
  form.query = "tea";
  form.offset = 10;
  const std::string html = html_histogram({months()}, links, form);
  BOOST_TEST(has(html, "<a href=\"/?q=tea&amp;from=2024-03&amp;to=2024-03\""));
  BOOST_TEST(has(html, "2024-03: 40 passages"));
  BOOST_TEST(has(html, "data-dates=\"2024-01 2024-02 2024-03\""));
  BOOST_TEST(!has(html, "from=2024-02"));
  BOOST_TEST(has(html, "2 passages without a date"));
}

BOOST_AUTO_TEST_CASE(one_date_needs_no_histogram) {
  BOOST_TEST(html_histogram({{Facet::month, {{"2024-01", 1, 1}}}}, links, {}) ==
             "");
}

BOOST_AUTO_TEST_CASE(a_facet_narrows_and_unknown_values_do_not) {
  SearchForm form;
  form.query = "tea";
  const std::string html = html_facets(
      {{Facet::language, {{"ko", 3, 1}, {"", 1, 1}}}, months()}, links, form);
  BOOST_TEST(has(html, "<a href=\"/?q=tea&amp;language=ko\"><bdi>Korean"));
  BOOST_TEST(has(html, "<span><bdi>(no language)"));
  BOOST_TEST(!has(html, "2024-03"));
}

BOOST_AUTO_TEST_CASE(each_filter_in_force_can_be_taken_off) {
  SearchForm form;
  form.query = "tea";
  form.filters.sources = {"AP", "AFP"};
  form.filters.from = "2024";
  const std::vector<FilterInForce> filters = filters_in_force(form);
  BOOST_REQUIRE(filters.size() == 3);
  BOOST_TEST(filters[0].name == "source AP");
  BOOST_TEST(links.search(filters[0].without) ==
             "/?q=tea&source=AFP&from=2024");
  BOOST_TEST(filters[2].name == "from 2024");
  BOOST_TEST(links.search(filters[2].without) ==
             "/?q=tea&source=AP&source=AFP");
}

BOOST_AUTO_TEST_CASE(dates_are_written_out_if_they_are_dates) {
  BOOST_TEST(html_date("2024-06-19") ==
             "<time datetime=\"2024-06-19\">19 June 2024</time>");
  BOOST_TEST(html_date("2024-06") ==
             "<time datetime=\"2024-06\">June 2024</time>");
  BOOST_TEST(html_date("<i>") == "<bdi>&lt;i&gt;</bdi>");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline::server
