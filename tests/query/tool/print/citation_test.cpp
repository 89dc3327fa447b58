#include "query/print/citation.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <initializer_list>

#include "query/print/bibliography.hpp"

namespace dateline::query_tool {
BOOST_AUTO_TEST_SUITE(citations)

namespace {

Hit whole_hit() {
  Hit hit;
  hit.passage = "wire/2024#12";
  hit.article = "wire/2024";
  hit.title = "Peace in M\u00fcnchen?";
  hit.source = "Le Figaro";
  hit.date = "2024-06-19";
  hit.language = "de";
  hit.url = "https://x.example/a_b?c=d&e=%20#f";
  hit.author = "J\u00fcrgen Ot\u0142o and Ann Roe";
  hit.paragraph = 4;
  hit.text = "It was 50 % \u2013 \"all\".\n\nThen it\nended.\n";
  return hit;
}

Hit bare_hit(const std::string& text) {
  Hit hit;
  hit.passage = "a#1";
  hit.article = "a";
  hit.paragraph = 1;
  hit.text = text;
  return hit;
}

std::string cited(const Hit& hit, CitationStyle style,
                  Quoting quoting = Quoting::passage) {
  return citation_of(hit, style, quoting, "2026-11-26");
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// What BibTeX counts to find the end of a value.
bool has_balanced_braces(const std::string& text) {
  int depth = 0;
  for (const char c : text) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth == 0;
}

const Hit odd_hit() {
  Hit hit = bare_hit("} {\\ x\n\n% ~^_# <b>\x1b[2J\xff\r\nTY  - BOOK\n1) y");
  hit.passage = "a b{,}#%=\u5317\u4eac'\"#1";
  hit.title = "}{ @misc{x, \r\nER  - \u5317\u4eac";
  hit.source = "A\\{B";
  hit.author = "X}, Y\nTY  - JOUR";
  hit.url = "javascript:alert('}\n\\x')";
  hit.date = "soon";
  return hit;
}

}  // namespace

BOOST_AUTO_TEST_CASE(plain_text_has_all_that_is_known) {
  BOOST_TEST(cited(whole_hit(), CitationStyle::plain) ==
             "J\u00fcrgen Ot\u0142o and Ann Roe: Peace in M\u00fcnchen? Le "
             "Figaro, 2024-06-19, paragraph 4. "
             "https://x.example/a_b?c=d&e=%20#f, accessed 2026-11-26.\n"
             "\n"
             "\u201CIt was 50 % \u2013 \"all\".\n"
             "Then it\n"
             "ended.\u201D\n");
  BOOST_TEST(cited(bare_hit("x"), CitationStyle::plain) ==
             "(untitled). undated, paragraph 1. a#1, accessed 2026-11-26.\n"
             "\n\u201Cx\u201D\n");
}

BOOST_AUTO_TEST_CASE(an_article_is_not_quoted) {
  BOOST_TEST(cited(bare_hit("x"), CitationStyle::plain, Quoting::none) ==
             "(untitled). undated. a, accessed 2026-11-26.\n");
  for (const auto style :
       {CitationStyle::markdown, CitationStyle::bibtex, CitationStyle::ris}) {
    const std::string text = cited(whole_hit(), style, Quoting::none);
    BOOST_TEST(!has(text, "50"));
    BOOST_TEST(!has(text, "aragraph"));
  }
}

BOOST_AUTO_TEST_CASE(markdown_quotes_and_links) {
  BOOST_TEST(cited(whole_hit(), CitationStyle::markdown) ==
             "> It was 50 % \u2013 \"all\".\n"
             ">\n"
             "> Then it\n"
             ">\n"
             "> ended.\n"
             "\n"
             "\u2014 J\u00fcrgen Ot\u0142o and Ann Roe: [Peace in "
             "M\u00fcnchen?](<https://x.example/a_b?c=d&e=%20#f>). *Le "
             "Figaro*, 2024-06-19, paragraph 4, accessed 2026-11-26.\n");
}

BOOST_AUTO_TEST_CASE(markdown_shows_text_as_it_is) {
  struct Row {
    const char* text;
    const char* markdown;
  };
  const Row rows[] = {
      {"a_b *c* `d` [e](f) <b> ~x~ | $1 &amp; \\ # g",
       "a\\_b \\*c\\* \\`d\\` \\[e\\](f) \\<b\\> \\~x\\~ \\| \\$1 \\&amp; \\\\ "
       "\\# g"},
      {"- no list", "\\- no list"},
      {"+ no list", "\\+ no list"},
      {"2024. No list", "2024\\. No list"},
      {"1) no list", "1\\) no list"},
      {"=== no heading", "\\=== no heading"},
      {"2024 - a year", "2024 - a year"},
      {"1905", "1905"},
  };
  for (const Row& row : rows) {
    BOOST_TEST(has(cited(bare_hit(row.text), CitationStyle::markdown),
                   "> " + std::string(row.markdown) + "\n"),
               row.text);
  }
}

BOOST_AUTO_TEST_CASE(bibtex_has_the_fields_of_an_article) {
  BOOST_TEST(cited(whole_hit(), CitationStyle::bibtex) ==
             "@article{wire/2024:12,\n"
             "  author = {J\u00fcrgen Ot\u0142o and Ann Roe},\n"
             "  title = {{Peace in M\u00fcnchen?}},\n"
             "  journal = {{Le Figaro}},\n"
             "  year = {2024},\n"
             "  month = jun,\n"
             "  day = {19},\n"
             "  url = {https://x.example/a_b?c=d&e=%20#f},\n"
             "  urldate = {2026-11-26},\n"
             "  annote = {Paragraph 4: It was 50 \\% \u2013 \"all\". Then it "
             "ended.},\n"
             "}\n");
  BOOST_TEST(cited(bare_hit("x"), CitationStyle::bibtex) ==
             "@misc{a:1,\n"
             "  urldate = {2026-11-26},\n"
             "  annote = {Paragraph 1: x},\n"
             "}\n");
}

BOOST_AUTO_TEST_CASE(bibtex_takes_only_lists_of_names_apart) {
  struct Row {
    const char* author;
    const char* field;
  };
  const Row rows[] = {
      {"Jo Doe", "{Jo Doe}"},
      {"Reuters", "{{Reuters}}"},
      {"\u738b\u5c0f\u660e", "{{\u738b\u5c0f\u660e}}"},
      {"Doe, Jo", "{{Doe, Jo}}"},
      {"Jo Doe (AP)", "{{Jo Doe (AP)}}"},
      {"A & B", "{{A \\& B}}"},
      {"Jo {Doe", "{{Jo \\textbraceleft{}Doe}}"},
  };
  for (const Row& row : rows) {
    Hit hit = bare_hit("x");
    hit.author = row.author;
    BOOST_TEST(has(cited(hit, CitationStyle::bibtex),
                   "author = " + std::string(row.field) + ",\n"),
               row.author);
  }
}

BOOST_AUTO_TEST_CASE(dates_have_what_is_known) {
  struct Row {
    const char* date;
    const char* bibtex;
    const char* ris;
  };
  const Row rows[] = {
      {"2024-06-09", "  year = {2024},\n  month = jun,\n  day = {9},\n",
       "PY  - 2024\r\nDA  - 2024/06/09/\r\n"},
      {"2024-12", "  year = {2024},\n  month = dec,\n  urldate",
       "PY  - 2024\r\nDA  - 2024/12//\r\n"},
      {"1999", "  year = {1999},\n  urldate",
       "PY  - 1999\r\nDA  - 1999///\r\n"},
      {"soon", "{a:1,\n  urldate", "TY  - NEWS\r\nID  - a#1\r\nY2"},
  };
  for (const Row& row : rows) {
    Hit hit = bare_hit("x");
    hit.date = row.date;
    BOOST_TEST_CONTEXT(row.date) {
      BOOST_TEST(has(cited(hit, CitationStyle::bibtex), row.bibtex));
      BOOST_TEST(has(cited(hit, CitationStyle::ris), row.ris));
    }
  }
}

BOOST_AUTO_TEST_CASE(ris_has_a_line_for_each_fact) {
  BOOST_TEST(cited(whole_hit(), CitationStyle::ris) ==
             "TY  - NEWS\r\n"
             "ID  - wire/2024#12\r\n"
             "AU  - J\u00fcrgen Ot\u0142o and Ann Roe\r\n"
             "TI  - Peace in M\u00fcnchen?\r\n"
             "T2  - Le Figaro\r\n"
             "PY  - 2024\r\n"
             "DA  - 2024/06/19/\r\n"
             "LA  - de\r\n"
             "UR  - https://x.example/a_b?c=d&e=%20#f\r\n"
             "Y2  - 2026/11/26/\r\n"
             "N1  - Paragraph 4: It was 50 % \u2013 \"all\". Then it ended.\r\n"
             "ER  - \r\n");
}

BOOST_AUTO_TEST_CASE(nothing_in_an_article_breaks_a_reference) {
  const std::string bibtex = cited(odd_hit(), CitationStyle::bibtex);
  BOOST_TEST(has_balanced_braces(bibtex));
  BOOST_TEST(std::count(bibtex.begin(), bibtex.end(), '@') == 2);
  BOOST_TEST(std::count(bibtex.begin(), bibtex.end(), '\n') == 8);
  BOOST_TEST(bibtex.find("@article{a+20b+7B+2C+7D:+25+3D+E5+8C+97+E4+BA+AC"
                         "+27+22:1,\n") == 0u);
  const std::string ris = cited(odd_hit(), CitationStyle::ris);
  BOOST_TEST(std::count(ris.begin(), ris.end(), '\n') == 9);
  BOOST_TEST(!has(ris, "\nTY"));
  const std::string markdown = cited(odd_hit(), CitationStyle::markdown);
  BOOST_TEST(!has(markdown, "](<"));
  BOOST_TEST(!has(markdown, "\n<"));
  for (const auto style : {CitationStyle::plain, CitationStyle::markdown,
                           CitationStyle::bibtex, CitationStyle::ris}) {
    const std::string text = cited(odd_hit(), style);
    BOOST_TEST(!has(text, "\x1b"));
    BOOST_TEST(!has(text, "\xff"));
    BOOST_TEST(has(text, "\u5317\u4eac"));
  }
}

BOOST_AUTO_TEST_CASE(a_source_that_is_an_address_is_named_by_its_host) {
  Hit hit = bare_hit("x");
  hit.source = "https://www.news.example/2024/a?b";
  BOOST_TEST(cited(hit, CitationStyle::plain, Quoting::none) ==
             "(untitled). news.example, undated. "
             "https://www.news.example/2024/a?b, accessed 2026-11-26.\n");
  hit.url = "https://x.example/";
  hit.source = "http://news.example";
  BOOST_TEST(cited(hit, CitationStyle::plain, Quoting::none) ==
             "(untitled). news.example, undated. https://x.example/, accessed "
             "2026-11-26.\n");
}

BOOST_AUTO_TEST_CASE(keys_of_two_ids_differ) {
  const auto key = [](const char* id) {
    return bibtex_of(bare_hit(""), id, "", "2026-11-26");
  };
  BOOST_TEST(key("a:1") != key("a#1"));
  BOOST_TEST(key("a+231") != key("a#1"));
  BOOST_TEST(key("\u5317") != key("\u5318"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::query_tool
