#include "corpus/reader/html/web_page.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "corpus/reader/date/written_date.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(web_page)

namespace {

const std::string first_paragraph =
    "The harbour of Norwick closed on Monday after a crane fell onto the "
    "northern pier, and no ship may enter before the divers have been down.";
const std::string second_paragraph =
    "Nobody was hurt, said the harbour master, who had sent the night shift "
    "home an hour before because of the wind.";
const std::string third_paragraph =
    "The crane was built in 1961 and last inspected in spring. A new one has "
    "been ordered, but it will not be delivered before next year.";

std::string paragraphs() {
  return "<p>" + first_paragraph + "</p><p>" + second_paragraph + "</p><p>" +
         third_paragraph + "</p>";
}

std::string text_of(const std::string& body) {
  return read_web_page("<html><body>" + body + "</body></html>", "").text;
}

const std::string whole_text =
    first_paragraph + "\n\n" + second_paragraph + "\n\n" + third_paragraph;

}  // namespace

BOOST_AUTO_TEST_CASE(the_body_stands_in_paragraphs_without_its_headline) {
  BOOST_TEST(text_of("<article><h1>Crane falls</h1>" + paragraphs() +
                     "</article>") == whole_text);
}

namespace {

struct Surroundings {
  const char* what;
  const char* before;
  const char* after;
};
std::ostream& operator<<(std::ostream& out, const Surroundings& row) {
  return out << row.what;
}
const Surroundings left_out[] = {
    {"navigation",
     "<nav><ul><li><a href=/a>Politics</a><li><a href=/b>Sport</a></ul></nav>",
     ""},
    {"menu without a tag of its own",
     "<div><a href=/a>Politics</a> <a href=/b>Sport and games</a></div>", ""},
    {"caption",
     "<figure><img src=a.jpg><figcaption>The crane, seen from the old mole on "
     "the morning after the storm.</figcaption></figure>",
     ""},
    {"credit", "<p>Photo: Jane Doe</p>", ""},
    {"comments", "",
     "<div id=comments><p>I have been saying for years that this crane would "
     "fall one day, and nobody wanted to listen to me.</p></div>"},
    {"related links", "",
     "<div class='related-articles'><h2>More</h2><p>The harbour of Southwick "
     "has also been closed, as we told yesterday.</p></div>"},
    {"cards of other articles", "",
     "<section><div class=x1><h3><a href=/1>Ferry runs aground</a></h3><p>It "
     "sat on the sandbank for a whole night, with forty people on board."
     "</p></div><div class=x1><h3><a href=/2>Lighthouse for "
     "sale</a></h3><p>The "
     "council wants to be rid of it before the next winter comes.</p></div>"
     "<div class=x1><h3><a href=/3>Herring is back</a></h3><p>Fishermen on the "
     "east coast have not seen such catches for years.</p></div></section>"},
    {"cookie wall",
     "<div class='cookie-banner'><p>We use cookies to give you the best "
     "experience, and so do our 812 partners, who value your privacy.</p>"
     "</div>",
     ""},
    {"offer of a subscription", "",
     "<p>Subscribe to our newsletter and get the news into your inbox.</p>"},
    {"offer of a subscription in German", "",
     "<p>Testen Sie vier Wochen lang alle Artikel für einen Euro. Jederzeit "
     "kündbar.</p>"},
    {"editor and copyright in Chinese", "",
     "<p>责任编辑：李华</p><p>版权声明：本网所有内容，未经许可不得转载。</p>"},
    {"an element of the page's own", "",
     "<related-stories><p>The harbour of Southwick has also been closed, as we "
     "told yesterday.</p></related-stories>"},
    {"hidden text", "",
     "<div style='display: none'><p>This is a text that only shows when a "
     "script wants it to, which here it never does.</p></div>"},
    {"label of links", "",
     "<p>More on this topic:</p><p><a href=/9>Why cranes fall</a></p>"},
    {"footer", "",
     "<footer><p>The Norwick Gazette is published by the Gazette Company, "
     "Norwick, and is a member of the Press Council.</p></footer>"},
    {"script", "<script>document.write('<p>no text</p>');</script>", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(what_is_no_part_of_the_article_is_left_out,
                     data::make(left_out), row) {
  const std::string body = row.before + paragraphs() + row.after;
  BOOST_TEST(text_of("<div><h1>Crane falls</h1>" + body + "</div>") ==
             whole_text);
  BOOST_TEST(text_of(row.before + ("<article>" + paragraphs()) + "</article>" +
                     row.after) == whole_text);
}

BOOST_AUTO_TEST_CASE(sub_headings_lists_and_tables_are_kept_as_text) {
  const std::string text = text_of(
      "<article>" + paragraphs() +
      "<h2>What is known</h2><ul><li>The pier is closed until the end of May."
      "</li><li>Ferries sail from Southwick.</li></ul><h2>Cranes by year</h2>"
      "<table><tr><th>Year</th><th>Cranes</th></tr><tr><td>1961</td><td>4</td>"
      "</tr></table><p>" +
      first_paragraph + " So far.</p></article>");
  BOOST_TEST(text == whole_text +
                         "\n\nWhat is known\n\n- The pier is closed until the "
                         "end of May.\n- Ferries sail from Southwick.\n\n"
                         "Cranes by year\n\nYear | Cranes\n1961 | 4\n\n" +
                         first_paragraph + " So far.");
}

BOOST_AUTO_TEST_CASE(the_summary_below_the_headline_belongs_to_the_text) {
  const std::string summary =
      "Divers must look for parts of the fallen crane before ships may enter.";
  BOOST_TEST(text_of("<header><h1>Crane falls</h1><p class=standfirst>" +
                     summary + "</p></header><div class=article-body>" +
                     paragraphs() + "</div>") == summary + "\n\n" + whole_text);
}

BOOST_AUTO_TEST_CASE(lines_of_a_verse_stay_lines) {
  BOOST_TEST(text_of("<article>" + paragraphs() +
                     "<p>The crane is gone,<br>the pier is bare,<br>and no "
                     "ship comes to harbour there.</p></article>") ==
             whole_text +
                 "\n\nThe crane is gone,\nthe pier is bare,\nand no ship "
                 "comes to harbour there.");
}

BOOST_AUTO_TEST_CASE(what_a_page_does_not_say_is_empty) {
  for (const char* html : {"", "<html><body></body></html>"}) {
    const WebPage page = read_web_page(html, "");
    BOOST_TEST(page.title + page.text + page.date + page.author + page.source +
                   page.language + page.address ==
               "");
  }
}

BOOST_AUTO_TEST_CASE(a_page_of_a_few_words_gives_them) {
  BOOST_TEST(text_of("<p>Harbour closed</p><div></div>") == "Harbour closed");
  BOOST_TEST(text_of("<ul><li>One<li>Two</ul>") == "- One\n- Two");
}

BOOST_AUTO_TEST_CASE(an_article_may_have_a_name_that_misleads) {
  BOOST_TEST(text_of("<div class=sidebar-left><div class=widget>" +
                     paragraphs() + "</div></div>") == whole_text);
}

BOOST_AUTO_TEST_CASE(
    a_page_that_scripts_would_fill_gives_the_body_of_its_data) {
  std::string body;
  for (int i = 0; i < 5; ++i) body += whole_text + "\\n\\n";
  for (std::size_t at = 0; (at = body.find('\n', at)) != body.npos; at += 2) {
    body.replace(at, 1, "\\n");
  }
  const WebPage page = read_web_page(
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
      "\"articleBody\":\"" +
          body + "\"}</script><body><div id=app></div>",
      "");
  BOOST_TEST(page.text.starts_with(first_paragraph + "\n\n"));
}

BOOST_AUTO_TEST_CASE(facts_come_from_json_ld_first) {
  const WebPage page = read_web_page(
      R"(<html lang="en-GB"><head><title>Crane falls | Gazette</title>
<link rel="canonical" href="/news/crane">
<meta name="author" content="Web Team">
<meta property="og:site_name" content="Norwick Gazette">
<script type="application/ld+json">
{"@graph": [{"@type": "Person", "@id": "#jd", "name": "Jane Doe"},
 {"@type": "NewsArticle", "headline": "Crane falls &amp; blocks pier",
  "datePublished": "2024-03-04T08:15:00+01:00",
  "author": [{"@id": "#jd"}, {"name": "Max Muster"}, "Jane Doe"],
 }]}</script></head><body><p>)" +
          first_paragraph,
      "https://gazette.example/news/crane?utm_source=x");
  BOOST_TEST(page.title == "Crane falls & blocks pier");
  BOOST_TEST(page.date == "2024-03-04T08:15:00+01:00");
  BOOST_TEST(page.author == "Jane Doe, Max Muster");
  BOOST_TEST(page.source == "Norwick Gazette");
  BOOST_TEST(page.language == "en-GB");
  BOOST_TEST(page.address == "https://gazette.example/news/crane");
}

BOOST_AUTO_TEST_CASE(facts_come_from_meta_and_from_the_page_itself) {
  const WebPage page = read_web_page(
      "<title>Crane falls - Norwick Gazette</title>"
      "<meta property=og:title content='Crane falls - Norwick Gazette'>"
      "<meta property=og:site_name content='Norwick Gazette'>"
      "<h1>Crane falls</h1><p>By Jane Doe</p><p>Monday, 4 March 2024</p>" +
          paragraphs(),
      "");
  BOOST_TEST(page.title == "Crane falls");
  BOOST_TEST(page.author == "Jane Doe");
  BOOST_TEST(page.date == "Monday, 4 March 2024");
  BOOST_TEST(page.text == whole_text);
}

namespace {

struct DatedPage {
  const char* markup;
  const char* address;
  const char* date;
};
std::ostream& operator<<(std::ostream& out, const DatedPage& row) {
  return out << row.markup << ' ' << row.address;
}
const DatedPage dated_pages[] = {
    {"<meta property=article:published_time content=2024-03-04T10:00:00Z>", "",
     "2024-03-04T10:00:00Z"},
    {"<meta property=rnews:datePublished content=2024-03-04>", "",
     "2024-03-04"},
    {"<meta name=date content=tomorrow><time datetime=2024-03-04>Monday</time>",
     "", "2024-03-04"},
    {"<p>no date</p>", "https://p.example/2024/03/04/crane", "2024-03-04"},
    {"<p>no date</p>", "https://p.example/a-20240304-7", "2024-03-04"},
    {"<p>no date</p>", "https://p.example/7/2024-3-4", "2024-03-04"},
    {"<p>no date</p>", "https://p.example/20240304123456", ""},
    {"<p>no date</p>", "https://p.example/2024/03-04", ""},
    {"<p>no date</p>", "https://p.example/2024", ""},
    {"<h1>Crane</h1><span class=date>4 March 2024</span>", "", "4 March 2024"},
    // Of a page for printing.
    {"<a href=/>Back</a><br>Crane falls<br>By Ann Lee<br>4 March 2024<br><br>"
     "The harbour is closed.",
     "", "4 March 2024"},
    {"<p>A ship that was built<br>in May 1903<br>has come home.</p>", "", ""},
    {"<blockquote><time>1 May 2011</time></blockquote>", "", ""},
    {"<h1>Crane</h1><div class=date>Copyright 2005 Dispatch</div>", "", ""},
    {"<script type=application/ld+json>{\"@type\":\"Article\","
     "\"datePublished\":\"2024-03-04\"}}</script>",
     "", "2024-03-04"},
    {"<script type=application/ld+json>{\"@type\":\"Recipe\","
     "\"datePublished\":\"2024-03-04\"}</script>",
     "", "2024-03-04"},
    {"<span property=rnews:datePublished content=2024-03-04></span>", "",
     "2024-03-04"},
    {"<h1>Crane</h1><p>It was built in 1961.</p>", "", ""},
    {"<meta property=article:modified_time content=2024-03-05>"
     "<span itemprop=datePublished content=2024-03-04></span>",
     "", "2024-03-04"},
    // Digits of other scripts.
    {"<html lang=ar><h1>رافعة</h1><p>٤ مارس ٢٠٢٤</p>", "", "٤ مارس ٢٠٢٤"},
    {"<html lang=fa><h1>جرثقیل</h1><p>۱۴ اسفند ۱۴۰۲</p>", "", "۱۴ اسفند ۱۴۰۲"},
    // Numbers of seconds, and elements and attributes of a page's own.
    {"<script type=application/ld+json>{\"@type\":\"Article\","
     "\"datePublished\":1709546400}</script>",
     "", "1709546400"},
    {"<h1>Crane</h1><relative-time datetime=2024-03-04>on Monday"
     "</relative-time>",
     "", "2024-03-04"},
    {"<h1>Crane</h1><p class=date data-timestamp=1709546400>Monday</p>", "",
     "1709546400"},
    // The date of a change beside it, or alone.
    {"<h1>Crane</h1><p>Updated: March 6, 2024 Published: March 4, 2024</p>", "",
     "Published: March 4, 2024"},
    {"<h1>Crane</h1><p>Zuletzt aktualisiert: 6. März 2024</p>"
     "<p>Veröffentlicht: 4. März 2024</p>",
     "", "Veröffentlicht: 4. März 2024"},
    {"<h1>Crane</h1><p>4 March 2024 (updated 6 March 2024)</p>", "",
     "4 March 2024 ("},
    {"<h1>Crane</h1><p>Updated 4 March 2024</p>", "", "Updated 4 March 2024"},
    // Of a time in UTC the day that the page shows.
    {"<meta property=article:published_time content=2024-03-03T23:15:00Z>",
     "https://p.example/2024/03/04/crane", "2024-03-04"},
    {"<meta property=article:published_time content=2024-03-05T01:15:00Z>"
     "<h1>Crane</h1><p>March 4, 2024</p>",
     "", "2024-03-04"},
    {"<meta property=article:published_time content=2024-03-04T01:15:00Z>"
     "<h1>Crane</h1><p>March 5, 2024</p>",
     "", "2024-03-04T01:15:00Z"},
    {"<meta property=article:published_time content=2024-03-04T23:15:00+01:00>"
     "<h1>Crane</h1><p>March 5, 2024</p>",
     "", "2024-03-04T23:15:00+01:00"},
};

}  // namespace

BOOST_DATA_TEST_CASE(the_date_is_that_of_publication, data::make(dated_pages),
                     row) {
  const WebPage page = read_web_page(row.markup, row.address);
  BOOST_TEST(page.date == row.date);
  BOOST_TEST(read_date(page.date, page.language).iso ==
             (page.date.empty() ? "" : "2024-03-04"));
}

BOOST_AUTO_TEST_CASE(a_date_above_the_headline_comes_before_those_far_below) {
  std::string lines;
  for (int i = 0; i < 15; ++i) lines += "<p>A line of the article.</p>";
  for (const char* below :
       {"<div class=comment><time itemprop=datePublished>1 May "
        "2011</time></div>",
        "<time>1 May 2011</time>", "<p class=date>1 May 2011</p>"}) {
    BOOST_TEST(
        read_web_page("<p>4 March 2024</p><h1>Crane falls</h1>" + lines + below,
                      "")
            .date == "4 March 2024");
  }
}

BOOST_AUTO_TEST_CASE(a_date_behind_the_text_is_that_of_another_article) {
  const std::string card =
      "<div><h3><a href=/b>A ferry sails again</a></h3><p><a href=/n>News</a>"
      "</p><div><time datetime=2024-06-01>Saturday</time></div></div>";
  BOOST_TEST(read_web_page("<time datetime=2024-03-04>Monday</time>"
                           "<h1>Crane falls</h1><article>" +
                               paragraphs() + "</article><aside>" + card +
                               card + card + "</aside>",
                           "")
                 .date == "2024-03-04");
}

BOOST_AUTO_TEST_CASE(a_headline_of_two_lines_is_a_title_of_one) {
  BOOST_TEST(read_web_page("<h1>Crane<br>falls</h1>", "").title ==
             "Crane falls");
  BOOST_TEST(
      read_web_page("<meta property=og:title content='Crane\n falls'>", "")
          .title == "Crane falls");
  BOOST_TEST(read_web_page("<h1>Cra&shy;ne&nbsp;falls</h1>", "").title ==
             "Crane falls");
}

// One line that ends as a sentence does is not all of the article.
BOOST_AUTO_TEST_CASE(lines_without_full_stops_may_be_the_article) {
  std::string lines = "<h1>Harbour</h1><article>";
  std::string text;
  for (int i = 0; i < 12; ++i) {
    const std::string line =
        "The gulls went over the wide and quiet harbour at number " +
        std::to_string(i) + " and were not seen again";
    lines += "<p><img src=a.jpg></p><p>" + line + "</p>";
    text += line + "\n\n";
  }
  const std::string last = "How quiet the whole harbour was that evening!";
  lines += "<p>" + last + "</p></article><div><p>Write to us.</p></div>";
  BOOST_TEST(read_web_page(lines, "").text == text + last);
}

namespace {

struct TitledPage {
  const char* markup;
  const char* title;
};
std::ostream& operator<<(std::ostream& out, const TitledPage& row) {
  return out << row.markup;
}
const TitledPage titled_pages[] = {
    // What readers see goes before what is written for search engines.
    {"<title>Crane blocks the east pier | Gazette</title>"
     "<h1>Pier is blocked by a crane in the east</h1>",
     "Pier is blocked by a crane in the east"},
    {"<meta property=og:title content='A day at the harbour'>"
     "<h1>Why the crane fell on Monday</h1>",
     "Why the crane fell on Monday"},
    // The only headline may be the outlet's name, or that of a part of it.
    {"<title>Crane falls on the east pier and blocks the harbour of Norwick - "
     "Norwick Harbour Gazette</title><h1>Norwick Harbour Gazette</h1>",
     "Crane falls on the east pier and blocks the harbour of Norwick"},
    {"<title>A day at the harbour</title><h1>News</h1>",
     "A day at the harbour"},
    // It may be what the outlet says of itself, above the article's own.
    {"<title>Crane falls on the pier | Gazette</title>"
     "<h1>The voice of the harbour since 1901</h1>"
     "<h2>Crane falls on the pier</h2>",
     "Crane falls on the pier"},
    // The outlet's name links to the front page, or stands beside the title.
    {"<title>Crane falls on the pier - The Norwick Gazette</title>"
     "<h1><a href=/>The Norwick Gazette</a></h1>"
     "<h2>Crane falls on the pier</h2>",
     "Crane falls on the pier"},
    {"<title>Crane falls on pier - The Norwick Gazette</title>"
     "<meta property=og:title content='Crane falls on pier'>"
     "<h1>The Norwick Gazette</h1><h2>Crane falls on pier</h2>",
     "Crane falls on pier"},
    // Without a heading it is the part of the title that a line shows.
    {"<title>The Norwick Gazette: Crane falls on the pier</title>"
     "<font size=5>Crane falls on the pier<br>By JANE DOE</font>",
     "Crane falls on the pier"},
    {"<title>Worship: book review</title><b>Worship</b>",
     "Worship: book review"},
    // So is a heading of a lower level, linked to the page or not.
    {"<title>Harbour Blog: Crane falls on the pier in the storm</title>"
     "<h1>Harbour Blog</h1>"
     "<h3><a href=/crane>Crane falls on the pier in the storm</a></h3>",
     "Crane falls on the pier in the storm"},
    {"<title>The Harbour Blog: Crane falls on the pier</title>"
     "<h3><a href=/crane>Crane falls on the pier</a></h3>",
     "Crane falls on the pier"},
    {"<title>Council sees the pier | The Harbour Blog</title>"
     "<h1>The Harbour Blog of Norwick</h1><h2>Council sees the pier</h2>",
     "Council sees the pier"},
    {"<title>» Crane falls on the pier :norwick</title><h1>norwick</h1>"
     "<h2>Crane falls on the pier</h2>",
     "Crane falls on the pier"},
    // A blog's name may stand in <h1>, at the end of all titles.
    {"<meta property=og:title content='港でクレーンが倒れた日のこと - "
     "港の写真日記'>"
     "<title>港でクレーンが倒れた日のこと - 港の写真日記</title>"
     "<h1>港の写真日記</h1><h3>港でクレーンが倒れた日のこと</h3>",
     "港でクレーンが倒れた日のこと"},
    // A short headline in front of sections and of the outlet's name.
    {"<title>'One big jail' | Special reports | The Norwick Gazette "
     "Online</title><h1>'One big jail'</h1><a href=/s>Special reports</a>",
     "'One big jail'"},
    // A topic belongs to the headline if it is named everywhere.
    {"<title>After the storm: Crane falls on the pier | Gazette</title>"
     "<meta property=og:site_name content=Gazette>"
     "<meta property=og:title content='After the storm: Crane falls on the "
     "pier'><h1>Crane falls on the pier</h1>",
     "After the storm: Crane falls on the pier"},
    {"<title>After the storm: Crane falls on the pier</title>"
     "<meta property=og:title content='Crane falls on the pier'>"
     "<h1>After the storm: Crane falls on the pier</h1>",
     "After the storm: Crane falls on the pier"},
    {"<title>Storm in Norwick: “No ship may leave the harbour” - News</title>"
     "<meta property=og:title content='Storm in Norwick: “No ship may leave "
     "the harbour”'>"
     "<h1>Wild weather - “No ship may leave the harbour”</h1>",
     "“No ship may leave the harbour”"},
    // A section in front is no topic; the window may name the outlet only.
    {"<title>Opinion | Why the crane fell - Gazette</title>"
     "<meta property=og:site_name content=Gazette>"
     "<meta property=og:title content='Opinion | Why the crane fell'>"
     "<h1>Why the crane fell</h1>",
     "Why the crane fell"},
    {"<title>Gazette</title><meta property=og:site_name content=Gazette>"
     "<meta property=og:title content='Crane falls on the pier | Gazette'>",
     "Crane falls on the pier"},
    {"<title>News > Harbour > Crane falls on the northern pier</title>",
     "Crane falls on the northern pier"},
    // A short headline above what it is about.
    {"<title>War: what we know of it | Gazette</title>"
     "<meta property=og:title content='War: what we know of it'>"
     "<h1>War</h1><h2>What we know of it</h2>",
     "War"},
    // Nothing is named at all.
    {"<h2>Crane falls on the pier</h2>", "Crane falls on the pier"},
    // Of several headlines none says which is the article's.
    {"<title>A day at the harbour</title><h1>Why the crane fell on Monday</h1>"
     "<h1>What the council said on Tuesday</h1>",
     "A day at the harbour"},
};

}  // namespace

BOOST_DATA_TEST_CASE(the_title_is_the_headline_that_is_shown,
                     data::make(titled_pages), row) {
  BOOST_TEST(read_web_page(row.markup + paragraphs(), "").title == row.title);
}

BOOST_AUTO_TEST_CASE(a_headline_with_another_topic_is_no_text) {
  const std::string named =
      "<title>After the storm: Crane falls on the pier</title><meta "
      "property=og:title content='After the storm: Crane falls on the pier'>";
  for (const std::string shown :
       {"Crane falls on the pier", "After the storm: Crane falls on the pier",
        "Crane falls on the pier in Norwick"}) {
    const std::string body = "<article><p>March 4, 2024</p><h1>" + shown +
                             "</h1>" + paragraphs() + "</article>";
    const WebPage page = read_web_page(named + body, "");
    BOOST_TEST(page.text == whole_text, shown);
    BOOST_TEST(page.date == "March 4, 2024", shown);
  }
}

BOOST_AUTO_TEST_CASE(addresses_tell_what_is_called_like_the_outlet) {
  const std::string address = "https://www.norwick-gazette.example/blog/a.html";
  for (const std::string markup :
       {"<title>Crane falls - Norwick Gazette</title>",
        "<title>Norwick Gazette | Crane falls</title>",
        // What leads to a folder around the page is the name of that.
        "<title>Harbour notes - Crane falls</title>"
        "<meta property=og:title content='Crane falls'>"
        "<h1><a href=/blog/>Harbour notes and pictures</a></h1>"}) {
    const WebPage page = read_web_page(markup + paragraphs(), address);
    BOOST_TEST(page.title == "Crane falls", markup);
  }
}

BOOST_AUTO_TEST_CASE(links_to_authors_name_them_without_what_they_are) {
  const char* const bylines[] = {
      "<p><a href=/author/doe><img></a><a href=/author/doe>Jane Doe</a> "
      "<a href=/author/doe>Bio</a> Harbour reporter</p>",
      "<p>By <a href=/p/doe>Jane Doe</a><br>Harbour reporter</p>",
      "<div class=byline><a href=/p/doe>Jane Doe</a> Harbour reporter in "
      "<a href=/norwick>Norwick</a></div>",
  };
  for (const std::string byline : bylines) {
    const WebPage page =
        read_web_page("<h1>Crane falls</h1>" + byline + paragraphs(), "");
    BOOST_TEST(page.author == "Jane Doe", byline);
  }
  const WebPage page = read_web_page(
      "<h1>Crane falls</h1><p>By <a href=/p/doe>Jane Doe</a>, "
      "<a href=/p/roe>Rob Roe</a> and <a href=/p/poe>Ann Poe</a>, Norwick</p>" +
          paragraphs(),
      "");
  BOOST_TEST(page.author == "Jane Doe, Rob Roe, Ann Poe");
  std::string byline = "<div class=byline>By ", names;
  for (const std::string name :
       {"Alexandra Montgomery", "Bartholomew Cunningham",
        "Christina Fairweather", "Dominic Abercrombie",
        "Evangeline Hawthorne"}) {
    byline += "<a href=/p>" + name + "</a>, ";
    names += (names.empty() ? "" : ", ") + name;
  }
  BOOST_TEST(read_web_page(
                 "<h1>Crane falls</h1>" + byline + "</div>" + paragraphs(), "")
                 .author == names);
}

BOOST_AUTO_TEST_CASE(a_byline_loses_its_date_but_no_name_like_a_month) {
  for (const char* byline :
       {"By June Jan Doe", "By June Jan Doe Monday, March 4, 2024",
        "By June Jan Doe | 4 March 2024 | 3 min read", "| June Jan Doe",
        "June Jan Doe June Jan Doe"}) {
    BOOST_TEST(read_web_page("<h1>Crane falls</h1><p class=byline>" +
                                 std::string(byline) + "</p>",
                             "")
                   .author == "June Jan Doe");
  }
}

BOOST_AUTO_TEST_CASE(what_is_said_of_a_date_is_no_author) {
  for (const char* line :
       {"Veröffentlicht am 4. März 2024", "Updated March 4, 2024, 10:00",
        "Publié le 4 mars 2024", "Опубликовано 4 марта 2024",
        "Mon, 4 Mar, 2024 - 06:36"}) {
    const WebPage page = read_web_page(
        "<h1>Crane falls</h1><p class=byline>" + std::string(line) + "</p>",
        "");
    BOOST_TEST_CONTEXT(line) { BOOST_TEST(page.author.empty()); }
  }
}

namespace {

struct Byline {
  const char* markup;
  const char* author;
};
std::ostream& operator<<(std::ostream& out, const Byline& row) {
  return out << row.markup;
}
const Byline bylines[] = {
    {"<div>2024-03-04 10:15 来源：晨报 作者：王小明 编辑：李华</div>",
     "王小明"},
    {"<p>文：山田太郎</p>", "山田太郎"},
    {"<div>입력 2024-03-04 10:15 | 홍길동 기자</div>", "홍길동"},
    {"<div><span>كتب: أحمد سالم</span></div>", "أحمد سالم"},
    {"<p>מאת דנה כהן</p>", "דנה כהן"},
    {"<p>Écrit par Anne Pré</p>", "Anne Pré"},
    {"<div>Written by: <b>राम कुमार</b></div>", "राम कुमार"},
    {"<p>Interview: Jane Doe</p>", "Jane Doe"},
    {"<p>Interview: Why no crane falls twice</p>", ""},
    // A label above the names.
    {"<h6>Author(s)</h6><ul><li>John A. Hill<li>Mary B. Field</ul>",
     "John A. Hill, Mary B. Field"},
    {"<h6>Author</h6><p>The harbour is closed.</p>", ""},
    {"<p>: Harbour, Norwick</p><p>By: Jane Doe</p>", "Jane Doe"},
    // What they are.
    {"<p>By Jane Doe, Staff Reporter</p>", "Jane Doe"},
    {"<p>By Jane Doe and Rob Roe Staff Writers</p>", "Jane Doe and Rob Roe"},
    {"<p>By Jane Doe, Rob Roe</p>", "Jane Doe, Rob Roe"},
    // Names in elements that are built alike, and what is no name beside one.
    {"<div class=byline><b class=a>Jane Doe</b><b class=a>Rob Roe</b></div>",
     "Jane Doe, Rob Roe"},
    {"<div class=byline><b class=a>Jane Doe</b> <b class=b>New York</b></div>",
     "Jane Doe"},
    {"<p class=byline><b class=first>Jane</b> <b class=last>Doe</b></p>",
     "Jane Doe"},
    {"<span class=byline><span class=name>By Jane Doe</span> <span class=title>"
     "Writer and broadcaster</span></span>",
     "Jane Doe"},
    // Links beside a name, and who did something else.
    {"<div class=byline><a href=/p/doe>Jane Doe</a>, <a href=/rss>RSS "
     "feed</a></div>",
     "Jane Doe"},
    {"<a rel=author href=/p/doe>View profile</a><p>By Jane Doe</p>",
     "Jane Doe"},
    {"<p>Written by Jane Doe Edited by Rob Roe</p>", "Jane Doe"},
    {"<p class=author>Developed by Rob Roe</p>", ""},
    {"<p class=byline>By NORWICK, Norf.</p>", "NORWICK, Norf."},
    {"<p><b>NORWICK, Norf.</b></p>", ""},
    // Elements side by side, and labels behind other words.
    {"<div><b>كتب: أحمد سالم</b><i>الإثنين 4 مارس 2024</i></div>", "أحمد سالم"},
    {"<p>เผยแพร่: 4 มี.ค. 2567 10:15 โดย: สมชาย ใจดี</p>", "สมชาย ใจดี"},
    {"<p>4 March 2024, 10:15 Author: Jane Doe</p>", "Jane Doe"},
    {"<p>Sort by: best</p>", ""},
    {"<p>Gespeichert von <b>Jane Doe</b> am Mo., 04.03.2024 - 10:15</p>",
     "Jane Doe"},
    {"<p>Reporter: Jane Doe Editor: Rob Roe</p>", "Jane Doe"},
    {"<div class=byline>Jane Doe<i>Updated 4 March 2024</i></div>", "Jane Doe"},
    {"<p class=byline>By Jane Doe for the Gazette</p>", "Jane Doe"},
    {"<p class=byline>By Jane Doe <a href=/x>@janedoe</a></p>", "Jane Doe"},
    {"<p class=byline>Text: Jane Doe Foto: Rob Roe</p>", "Jane Doe"},
    {"<meta name=author content=admin>", ""},
    {"<script type=application/ld+json>{\"@type\": \"Article\", \"author\": "
     "{\"givenName\": \"Jane\", \"familyName\": \"Doe\"}}</script>",
     "Jane Doe"},
    // Places, days and sentences behind names, and quotation marks around.
    {"<p class=byline>Par Anne Pré et Luc Dé, à Norwick</p>",
     "Anne Pré et Luc Dé"},
    {"<p>Door Jan de Vries - 4 maart 2024</p>", "Jan de Vries"},
    {"<p>Words by Jane Doe. Photographs by Rob Roe</p>", "Jane Doe"},
    {"<p class=byline>'Jane Doe'</p>", "Jane Doe"},
    {"<p class=byline>Lisa Be</p>", "Lisa Be"},
    // Above what somebody is, and on a card.
    {"<p>Jane Doe<br>Harbour Correspondent</p>", "Jane Doe"},
    {"<p>Jane Doe<br>was there.</p>", ""},
    {"<address class=vcard><span class=fn>Jane Doe</span></address>",
     "Jane Doe"},
    {"<address class=vcard><b class=fn>Gazette Ltd. of 1901</b></address>", ""},
    // Faces beside names.
    {"<img alt='Jane Doe'><p>Jane Doe</p><p>March 4, 2024</p>", "Jane Doe"},
    {"<img alt='Jane Doe'><p>Jane Doe</p><p>The mayor</p>", ""},
    {"<p>Jane Doe</p><p>4.3.2024</p><i>x</i><p><img alt='Jane Doe image'></p>",
     "Jane Doe"},
    {"<p>Jane Doe</p><p>4.3.2024</p><img alt='Jane Doe and the fallen crane'>",
     ""},
    // In bold above the text, and before a date.
    {"<p><strong>Jane Doe</strong></p>", "Jane Doe"},
    {"<p><b>JANE DOE/Rob Roe</b></p>", "JANE DOE, Rob Roe"},
    {"<p><b>Why the crane fell</b></p>", ""},
    {"<p>Jane Doe | Harbour Reporter | 4 March 2024</p>", "Jane Doe"},
    {"<p>Harbour | Norwick | 4 March 2024</p>", ""},
    // Other data.
    {"<meta name=twitter:label1 content='Written by'>"
     "<meta name=twitter:data1 content='Jane Doe'>",
     "Jane Doe"},
    {"<meta name=twitter:label1 content='Reading time'>"
     "<meta name=twitter:data1 content='3 minutes'>",
     ""},
    {"<span property=author typeof=Person><b property=name>Jane Doe</b>, of "
     "Norwick</span>",
     "Jane Doe"},
};

}  // namespace

BOOST_DATA_TEST_CASE(authors_are_found_as_pages_write_them, data::make(bylines),
                     row) {
  const WebPage page = read_web_page(
      "<h1>Crane falls</h1>" + std::string(row.markup) + paragraphs(), "");
  BOOST_TEST(page.author == row.author);
}

BOOST_AUTO_TEST_CASE(authors_may_be_named_below_the_text) {
  for (const char* const line :
       {"(Reporting by Jane Doe; editing by Rob Roe)", "<b>Jane Doe</b>",
        "-- By Jane Doe", "Written by Jane Doe"}) {
    const WebPage page =
        read_web_page("<h1>Crane falls</h1><div>" + paragraphs() + "<p>" +
                          line + "</p></div>",
                      "");
    BOOST_TEST(page.author == "Jane Doe", line);
  }
  const WebPage page = read_web_page(
      "<h1>Crane falls</h1><div>" + paragraphs() + "<p>Rob Roe</p></div>", "");
  BOOST_TEST(page.author == "");
}

BOOST_AUTO_TEST_CASE(an_outlet_is_the_author_if_nobody_is_named) {
  const std::string data =
      "<meta property=og:site_name content='The Gazette'>"
      "<meta name=author content=Gazette><h1>Crane falls</h1>"
      "<span itemprop=author>The Gazette</span>";
  BOOST_TEST(read_web_page(data + paragraphs(), "").author == "Gazette");
  BOOST_TEST(
      read_web_page(data + "<p>By Jane Doe</p>" + paragraphs(), "").author ==
      "Jane Doe");
}

namespace {

const Byline declared_names[] = {
    // Who has typed the article in is not read on the page.
    {"<meta name=author content='Web Editor'><p>By Jane Doe</p>", "Jane Doe"},
    {"<meta name=author content='Rob Roe'><p>By the newsroom</p>", "Rob Roe"},
    {"<script type=application/ld+json>{\"@type\": \"NewsArticle\", "
     "\"author\": {\"name\": \"admin\"}}</script><p>By Jane Doe</p>",
     "Jane Doe"},
    {"<meta name=author content='Doe Press'><p>By Jane Doe</p>"
     "<footer>© 2024 Doe Press</footer>",
     "Jane Doe"},
    {"<meta name=author content='Doe Press'><p>By Jane Doe</p>"
     "<meta name=copyright content='(c) Doe Press 2024'><p>Doe Press</p>",
     "Jane Doe"},
    // A title ends with the outlet's name.
    {"<title>Crane falls | Doe Post</title><meta name=author content='Doe "
     "Post'><p>By Rob Roe</p><p>Doe Post</p>",
     "Rob Roe"},
    // One of several, and names without a part.
    {"<meta name=author content='Jane Doe'><p>By <a href=/p/doe>Jane Doe</a> "
     "and <a href=/p/roe>Rob Roe</a></p>",
     "Jane Doe, Rob Roe"},
    {"<meta name=author content=janedoe><p>By Jane Doe</p>", "Jane Doe"},
    {"<meta name=author content='Jane Doe'><p>By <a href=/p/roe>Rob Roe</a></p>"
     "<p>Jane Doe</p>",
     "Jane Doe"},
    // One source names the outlet only, the next one an agency.
    {"<meta property=og:site_name content=Gazette>"
     "<meta name=author content=Gazette>"
     "<meta name=articleauthor content='Norwick News Agency'>"
     "<p>Norwick News Agency</p>",
     "Norwick News Agency"},
};

}  // namespace

BOOST_DATA_TEST_CASE(authors_that_readers_see_go_before_others,
                     data::make(declared_names), row) {
  const WebPage page = read_web_page(
      "<h1>Crane falls</h1>" + std::string(row.markup) + paragraphs(), "");
  BOOST_TEST(page.author == row.author);
}

BOOST_AUTO_TEST_CASE(who_is_marked_in_comments_is_no_author) {
  const std::string comment =
      "<li class='comment odd'><div itemprop=author><b itemprop=name>Tom "
      "Foe</b></div><p>Well said.</p></li>";
  const std::string page = "<h1>Crane falls</h1>" + paragraphs();
  BOOST_TEST(read_web_page(page + "<ol>" + comment + "</ol>", "").author == "");
  BOOST_TEST(
      read_web_page(page + "<p class=author>by Jane Doe</p>" + comment, "")
          .author == "Jane Doe");
}

BOOST_AUTO_TEST_CASE(who_comments_and_where_to_share_are_no_authors) {
  const WebPage page = read_web_page(
      "<h1>Crane falls</h1><div class=author>Facebook Twitter</div>" +
          paragraphs() +
          "<ol class=comment-list><li><b class=author>Rob Roe</b> Well "
          "said.</ol>",
      "");
  BOOST_TEST(page.author == "");
}

BOOST_AUTO_TEST_CASE(what_readers_write_is_left_out_whatever_it_is_named) {
  const std::string comment =
      "<div class=x><b>Tom</b><p>I have been saying for years that this crane "
      "would fall one day, and nobody wanted to listen to me.</p></div>";
  for (const char* heading :
       {"Comments", "3 Comments", "Comments (3)", "3 Responses to Crane falls",
        "Комментарии", "コメント", "Laisser un commentaire"}) {
    const std::string page = "<h1>Crane falls</h1>" + paragraphs() + "<h3>" +
                             heading + "</h3>" + comment + comment;
    BOOST_TEST(text_of(page) == whole_text, heading);
  }
  const std::string last = "<p>The council will meet on Thursday evening.</p>";
  BOOST_TEST(text_of("<h1>Crane falls</h1><div>" + paragraphs() +
                     "<div><h3>Comments</h3>" + comment + "</div>" + last +
                     "</div>") ==
             whole_text + "\n\nThe council will meet on Thursday evening.");
}

BOOST_AUTO_TEST_CASE(what_asks_for_consent_is_no_article_however_short_one_is) {
  const std::string question =
      "<p>We and our partners store information on your device and read it, "
      "such as unique identifiers, to measure what you read and to show what "
      "you may like.</p><p>Your choice will apply to this site only, and you "
      "may change it at any time.</p>";
  const std::string article =
      "<article><h1>Harbour closed</h1><p>The harbour is closed today, the "
      "harbour master said.</p></article>";
  for (const std::string element :
       {"div role=dialog", "div class=cookie-wall", "cookie-banner",
        "section aria-modal=true"}) {
    const std::string end = element.substr(0, element.find(' '));
    BOOST_TEST(
        text_of("<" + element + ">" + question + "</" + end + ">" + article) ==
            "The harbour is closed today, the harbour master said.",
        element);
  }
  BOOST_TEST(text_of("<div class=cookies-accepted>" + article + "</div>") ==
             "The harbour is closed today, the harbour master said.");
}

BOOST_AUTO_TEST_CASE(a_footer_is_no_article_however_short_the_article_is) {
  const std::string footer =
      "<div id=footer><p>The Norwick Gazette is published by the Gazette "
      "Company, 1 Harbour Road, Norwick, and belongs to the Press "
      "Council.</p></div>";
  BOOST_TEST(text_of("<h1>Harbour closed</h1><p>The harbour is closed "
                     "today.</p>" +
                     footer) == "The harbour is closed today.");
  BOOST_TEST(text_of("<h1>Crane falls</h1><div class=footer>" + paragraphs() +
                     "</div>") == whole_text);
}

BOOST_AUTO_TEST_CASE(a_summary_may_stand_in_a_header_with_its_headline) {
  const std::string summary =
      "The harbour stays closed until the divers have been down, and that may "
      "take a week.";
  const std::string header = "<div class=header-main>";
  BOOST_TEST(text_of(header + "<h1>Crane falls</h1><p>" + summary +
                     "</p></div><div>" + paragraphs() + "</div>") ==
             summary + "\n\n" + whole_text);
}

BOOST_AUTO_TEST_CASE(a_summary_may_be_called_a_teaser) {
  const std::string summary =
      "The harbour stays closed until the divers have been down, and that may "
      "take a week.";
  BOOST_TEST(text_of("<main><h1>Crane falls</h1><article><footer>By Jane Doe "
                     "on 4.3.2024</footer><div class=field-teaser>" +
                     summary + "</div><div class=field-body>" + paragraphs() +
                     "</div></article></main>") ==
             summary + "\n\n" + whole_text);
}

BOOST_AUTO_TEST_CASE(the_language_stays_as_it_was_given) {
  BOOST_TEST(read_web_page("<html lang=de-AT>", "").language == "de-AT");
  BOOST_TEST(
      read_web_page("<meta property=og:locale content=en_GB>", "").language ==
      "en-GB");
}

BOOST_AUTO_TEST_CASE(broken_data_cost_nothing) {
  const WebPage page = read_web_page(
      "<script type=application/ld+json>{\"@type\": [[[}</script>"
      "<script type=application/ld+json>[{\"@type\": \"Article\", \"author\": "
      "{\"name\": 7}, \"headline\": [], \"datePublished\": {\"a\": null}}]"
      "</script><h1>Crane falls</h1>" +
          paragraphs(),
      "not an address");
  BOOST_TEST(page.title == "Crane falls");
  BOOST_TEST(page.author.empty());
  BOOST_TEST(page.text == whole_text);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
