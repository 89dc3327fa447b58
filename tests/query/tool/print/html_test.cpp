#include <boost/test/unit_test.hpp>

#include "query/print/web_link.hpp"
#include "query/tool/print/html_printer.hpp"
#include "query/tool/print/hyperlink.hpp"

namespace dateline::query_tool {
BOOST_AUTO_TEST_SUITE(html_page)

namespace {

Hit hostile_hit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 2;
  hit.passage = "\"><script>alert(1)</script>#1";
  hit.article = "a";
  hit.title = "</title><script>alert(2)</script> & \x1b]0;x\x07";
  hit.title_spans = {{0, 8}};
  hit.source = "<img src=x onerror=alert(3)>";
  hit.date = "2024\" onmouseover=\"alert(4)";
  hit.language = "en\" onload=\"alert(5)";
  hit.url = "javascript:alert(6)";
  hit.text = "A <b>bold</b> claim &amp; an \xff odd byte</p></article>";
  hit.spans = {{2, 9}};
  hit.why = "<i>why</i>";
  return hit;
}

std::string page_of(const Hit& hit) {
  Results results;
  results.hits = {hit};
  results.notes = {{"'<u>' holds no word: ignored", 0, 0}};
  results.facets = {{Facet::source, {{"<s>", 1, 1}, {"", 2, 1}}}};
  results.cross = CrossTable{{Facet::source, {{"<s>", 1, 1}}},
                             {Facet::year, {{"2024", 1, 1}}},
                             {{{1, 1}}},
                             {1, 1}};
  return html_of(
      {"<query> 'q'", "1 of 1 passage", "source <u>", results, {}, {}});
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_of_an_article_becomes_markup) {
  const std::string page = page_of(hostile_hit());
  for (const char* harmful : {"<script", "<img", "<b>", "<i>", "<u>", "<s>",
                              "javascript:", "<query>", "\x1b", "\xff"}) {
    BOOST_TEST_CONTEXT(harmful) {
      BOOST_TEST(page.find(harmful) == std::string::npos);
    }
  }
  BOOST_TEST(page.find("\" on") == std::string::npos);
  BOOST_TEST(page.find("href") == std::string::npos);
  BOOST_TEST(count(page, "<article") == 1);
  BOOST_TEST(count(page, "</article>") == 1);
  BOOST_TEST(count(page, "</title>") == 1);
  BOOST_TEST(page.find("A <mark>&lt;b&gt;bold</mark>&lt;/b&gt;") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_article_is_as_harmless_and_marks_one_passage) {
  Hit first = hostile_hit(), second = hostile_hit();
  first.rank = second.rank = 0;
  first.ordinal = 1;
  second.ordinal = 2;
  first.author = "<b>by</b>";
  const std::string page = html_of_article({first, second}, 2, "<u>");
  for (const char* harmful :
       {"<script", "<img", "<b>", "<u>", "javascript:", "\x1b", "\xff"}) {
    BOOST_TEST(page.find(harmful) == std::string::npos);
  }
  BOOST_TEST(page.find("\" on") == std::string::npos);
  BOOST_TEST(count(page, "<article") == 2);
  BOOST_TEST(count(page, "<article class=\"marked\"") == 1);
  BOOST_TEST(count(page, "<h1") == 1);
  BOOST_TEST(count(html_of_article({first}, 0, ""), "class=\"marked\"") == 0);
}

BOOST_AUTO_TEST_CASE(a_hit_says_how_many_its_article_has_more) {
  Hit hit = hostile_hit();
  BOOST_TEST(count(page_of(hit), "more in this article") == 0);
  hit.more_in_article = 3;
  BOOST_TEST(count(page_of(hit), "<p class=\"more\">3 more in this article") ==
             1);
}

BOOST_AUTO_TEST_CASE(a_hit_shows_what_stands_elsewhere_in_its_article) {
  Hit hit = hostile_hit();
  hit.elsewhere = {{{"<b>"}, "a#3", 5, 0, "A <b> veto.", {{6, 10}}}};
  const std::string page = page_of(hit);
  BOOST_TEST(count(page, "&#39;&lt;b&gt;&#39; is in paragraph 5 | a#3") == 1);
  BOOST_TEST(count(page, "A &lt;b&gt; <mark>veto</mark>.") == 1);
}

BOOST_AUTO_TEST_CASE(a_hit_shows_the_passages_into_which_a_match_runs) {
  Hit hit = hostile_hit();
  hit.continuation = {{"a#3", 5, 0, "goes <on> here.", {{0, 9}}}};
  const std::string page = page_of(hit);
  BOOST_TEST(count(page, "goes on in paragraph 5 | a#3") == 1);
  BOOST_TEST(count(page, "<mark>goes &lt;on&gt;</mark> here.") == 1);
}

BOOST_AUTO_TEST_CASE(a_page_shows_each_passage_once) {
  Hit first, second, between, behind;
  first.passage = "a#1";
  second.passage = "a#3";
  between.passage = "a#2";
  behind.passage = "a#4";
  first.text = "One.";
  between.text = "Two.";
  second.text = "Three.";
  behind.text = "Four.";
  first.elsewhere = {{{"x"}, "a#3", 3, 0, "Three.", {}},
                     {{"y"}, "a#4", 4, 0, "Four.", {}}};
  Results results;
  results.hits = {first, second};
  const std::string page = html_of({"q",
                                    "2 of 2 passages",
                                    "",
                                    results,
                                    {{{}, {between}}, {{between}, {behind}}},
                                    {}});
  for (const char* text : {"One.", "Two.", "Three.", "Four."}) {
    BOOST_TEST(count(page, text) == 1, text);
  }
}

BOOST_AUTO_TEST_CASE(a_page_says_how_it_was_made) {
  Results results;
  HtmlPage page{"q", "nothing found", "", results, {}, {}};
  page.origin = "Made 2024-07-01 12:00 UTC from <news.idx>.";
  BOOST_TEST(count(html_of(page),
                   "<footer>Made 2024-07-01 12:00 UTC from "
                   "&lt;news.idx&gt;.</footer>") == 1);
}

BOOST_AUTO_TEST_CASE(a_name_written_from_the_right_leaves_the_date_in_order) {
  Hit hit = hostile_hit();
  hit.source = "وكالة";
  hit.date = "2024-06-19";
  BOOST_TEST(page_of(hit).find("<bdi>وكالة</bdi> &middot; "
                               "<bdi>2024-06-19</bdi>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_timeline_says_how_many_passages_it_leaves_out) {
  Timeline timeline;
  timeline.buckets = {{"2024-06", 3, 1}};
  timeline.rest.passages = 2;
  const Results results;
  HtmlPage page{"q", "", "", results, {}, {}};
  page.timeline.emplace(timeline, "month");
  const char* line = "2 passages without a date, or one that names no month";
  BOOST_TEST(html_of(page).find(line) != std::string::npos);
  page.timeline->first.rest.passages = 0;
  BOOST_TEST(html_of(page).find("without a date") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_timeline_of_centuries_is_no_page_of_zeros) {
  const Timeline centuries =
      timeline({Facet::day, {{"1702-03-11", 1, 1}, {"2024-06-19", 2, 1}}});
  BOOST_TEST_REQUIRE(centuries.gaps.size() == 1u);
  const Results results;
  HtmlPage page{"q", "", "", results, {}, {}};
  page.timeline.emplace(centuries, "day");
  const std::string html = html_of(page);
  BOOST_TEST(count(html, "<tr>") == 4u);
  BOOST_TEST(html.find("days without") != std::string::npos);
  BOOST_TEST(html.find("width: 50.0%") != std::string::npos);
  BOOST_TEST(html.find("width: 100.0%") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_cross_table_has_names_and_totals) {
  const std::string page = page_of(hostile_hit());
  BOOST_TEST(page.find("<h2>Passages by source and year</h2>") !=
             std::string::npos);
  BOOST_TEST(page.find("<th scope=\"col\">2024</th>\n"
                       "<th scope=\"col\">total</th>") != std::string::npos);
  BOOST_TEST(page.find("<td>&lt;s&gt;</td>\n<td>1</td>\n<td>1</td>") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_long_table_is_folded_away) {
  Results results;
  results.facets = {{Facet::source, {}}};
  for (int i = 0; i < 61; ++i) {
    results.facets[0].counts.push_back({"s" + std::to_string(i), 1, 1});
  }
  const std::string page = html_of({"q", "", "", results, {}, {}});
  BOOST_TEST(page.find("<summary>1 more</summary>") != std::string::npos);
  BOOST_TEST(count(page, "<td>s") == 61u);
  results.facets[0].counts.pop_back();
  BOOST_TEST(html_of({"q", "", "", results, {}, {}}).find("<summary>") ==
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(only_addresses_of_the_web_become_links) {
  Hit hit;
  const auto link = [&](const char* url) {
    hit.url = url;
    return web_link(hit).value_or("none");
  };
  BOOST_TEST(link("https://x.example/a?b=1&c=%20") ==
             "https://x.example/a?b=1&c=%20");
  BOOST_TEST(link("HTTP://x.example/\"<>") == "HTTP://x.example/%22%3C%3E");
  BOOST_TEST(link("https://x.example/\u00e9") == "https://x.example/%C3%A9");
  for (const char* url :
       {"javascript:alert(1)", " https://x.example", "https://", "ftp://x",
        "https://x.example/\x1b]8;;", "data:text/html,x", "//x", ""}) {
    BOOST_TEST(link(url) == "none");
  }
}

BOOST_AUTO_TEST_CASE(a_link_to_a_file_has_its_line) {
  Hit hit;
  hit.origin = "/news/a b#c.jsonl";
  hit.line = 7;
  BOOST_TEST(file_link(hit).value() == "file:///news/a%20b%23c.jsonl#7");
  hit.origin = "-";
  BOOST_TEST(!file_link(hit).has_value());
}

BOOST_AUTO_TEST_CASE(a_web_address_is_linked_and_escaped) {
  Hit hit = hostile_hit();
  hit.url = "https://x.example/?a=1&b='\"><script>";
  const std::string page = page_of(hit);
  BOOST_TEST(
      page.find("href=\"https://x.example/?a=1&amp;b=&#39;%22%3E%3Cscript") !=
      std::string::npos);
  BOOST_TEST(page.find("<script") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::query_tool
