#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "corpus/text/display_width.hpp"
#include "query/print/csv_printer.hpp"
#include "query/print/facet_printer.hpp"
#include "query/print/json_printer.hpp"
#include "query/tool/print/cross_printer.hpp"
#include "query/tool/print/list_printer.hpp"
#include "query/tool/print/text_printer.hpp"
#include "query/tool/print/timeline_printer.hpp"

namespace dateline::query_tool {
BOOST_AUTO_TEST_SUITE(printers)

namespace {

Hit sample_hit() {
  Hit hit;
  hit.rank = 3;
  hit.score = 12.5;
  hit.passage = "ap-1#2";
  hit.article = "ap-1";
  hit.title = "An Aurus";
  hit.title_spans = {{3, 8}};
  hit.source = "AP";
  hit.date = "2024-06";
  hit.language = "en";
  hit.url = "https://ap.example/1";
  hit.author = "Jo Doe";
  hit.origin = "/news/ap.jsonl";
  hit.line = 7;
  hit.paragraph = 4;
  hit.offset = 100;
  hit.text = "The Aurus left.\n\nIt came back.";
  hit.length = hit.text.size();
  hit.spans = {{4, 9}};
  hit.why = "aurus: folded (Aurus)";
  hit.more_in_article = 2;
  return hit;
}

Hit bare_hit() {
  Hit hit;
  hit.rank = 1;
  hit.passage = "a#1";
  hit.article = "a";
  hit.paragraph = 1;
  return hit;
}

// A phrase runs from it through a passage of one word into a third.
Hit continued_hit() {
  Hit hit = bare_hit();
  hit.text = "We are";
  hit.spans = {{0, 6}};
  hit.continuation = {{"a#2", 2, 6, "not\n", {{0, 3}}},
                      {"a#3", 3, 10, "m\u00fcde.", {{0, 5}}}};
  return hit;
}

CrossTable sample_table() {
  return {{Facet::source, {{"AP", 5, 3, 2}, {"", 3, 2, 2}}},
          {Facet::year, {{"", 2, 1, 1}, {"2024", 6, 4, 2}}},
          {{{0, 0, 0}, {5, 3, 2}}, {{2, 1, 1}, {1, 1, 1}}},
          {8, 5, 3}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(text_has_brackets_where_there_is_no_colour) {
  BOOST_TEST(text_of(sample_hit(), {}) ==
             "3.  An [[Aurus]]\n"
             "    AP | 2024-06 | paragraph 4 | ap-1#2\n"
             "    The [[Aurus]] left.\n"
             "    It came back.\n"
             "    (aurus: folded (Aurus))\n"
             "    2 more in this article\n");
}

BOOST_AUTO_TEST_CASE(text_shows_what_stands_elsewhere_in_the_article) {
  Hit hit = sample_hit();
  hit.why = "aurus: folded (Aurus); veto: no match; cap: no match";
  hit.elsewhere = {{{"veto", "cap"},
                    "ap-1#3",
                    5,
                    150,
                    "A veto, and a cap.",
                    {{2, 6}, {14, 17}}}};
  BOOST_TEST(text_of(hit, {}) ==
             "3.  An [[Aurus]]\n"
             "    AP | 2024-06 | paragraph 4 | ap-1#2\n"
             "    The [[Aurus]] left.\n"
             "    It came back.\n"
             "    (aurus: folded (Aurus); veto: no match; cap: no match)\n"
             "    'veto', 'cap' are in paragraph 5 | ap-1#3\n"
             "  | A [[veto]], and a [[cap]].\n"
             "    2 more in this article\n");
}

BOOST_AUTO_TEST_CASE(copies_are_named) {
  Hit hit = bare_hit();
  hit.copies = {{"b", "https://b.example/1", std::nullopt, 0},
                {"c", std::nullopt, "/news/c.txt", 1}};
  BOOST_TEST(text_of(hit, {}).find("    also as b, c\n") != std::string::npos);
  BOOST_TEST(csv_of(hit).ends_with(",b; c\r\n"));
  BOOST_TEST(json_of(hit).ends_with(
      R"("copies":[{"article":"b","url":"https://b.example/1",)"
      R"("origin":null,"line":null},)"
      R"({"article":"c","url":null,"origin":"/news/c.txt","line":1}]})"
      "\n"));
}

BOOST_AUTO_TEST_CASE(text_shows_the_passages_into_which_a_match_runs) {
  BOOST_TEST(text_of(continued_hit(), {}) ==
             "1.  (untitled)\n"
             "    paragraph 1 | a#1\n"
             "    [[We are]]\n"
             "    goes on in paragraph 2 | a#2\n"
             "    [[not]]\n"
             "    goes on in paragraph 3 | a#3\n"
             "    [[m\u00fcde]].\n");
}

BOOST_AUTO_TEST_CASE(a_continuation_is_not_shown_again_as_context) {
  Hit behind = bare_hit();
  behind.passage = "a#3";
  behind.text = "Shown once.";
  const std::string text = text_of(continued_hit(), {}, {{}, {behind}});
  BOOST_TEST(text == text_of(continued_hit(), {}));
}

BOOST_AUTO_TEST_CASE(coloured_text_has_escape_sequences_of_ours_only) {
  Hit hit = sample_hit();
  hit.title = "An Aurus\x1b]0;pwned\x07";
  hit.source = "A\x1b[31mP";
  hit.why = "\x1b[2J";
  BOOST_TEST(
      text_of(hit, {true, 80}) ==
      "3.  \x1b[1mAn \x1b[31mAurus\x1b[39m\uFFFD]0;pwned\uFFFD\x1b[22m\n"
      "    \x1b[2mA\uFFFD[31mP | 2024-06 | paragraph 4 | ap-1#2\x1b[22m\n"
      "    The \x1b[1;31mAurus\x1b[22;39m left.\n"
      "    It came back.\n"
      "    \x1b[2m(\uFFFD[2J)\x1b[22m\n"
      "    \x1b[2m2 more in this article\x1b[22m\n");
}

BOOST_AUTO_TEST_CASE(text_leaves_out_what_is_not_known) {
  BOOST_TEST(text_of(bare_hit(), {}) ==
             "1.  (untitled)\n    paragraph 1 | a#1\n");
}

BOOST_AUTO_TEST_CASE(json_has_its_keys_in_order) {
  BOOST_TEST(
      json_of(sample_hit()) ==
      R"({"rank":3,"score":12.5,"passage":"ap-1#2","article":"ap-1",)"
      R"("title":"An Aurus","source":"AP","date":"2024-06","language":"en",)"
      R"("url":"https://ap.example/1","paragraph":4,"offset":100,"length":30,)"
      R"("text":"The Aurus left.\n\nIt came back.","spans":[[4,9]],)"
      R"j("why":"aurus: folded (Aurus)","more_in_article":2,)j"
      R"("author":"Jo Doe","origin":"/news/ap.jsonl","line":7,)"
      R"("character_spans":[[4,9]],"elsewhere":[],"continuation":[],"copies":[]})"
      "\n");
}

BOOST_AUTO_TEST_CASE(json_has_what_stands_elsewhere_in_the_article) {
  Hit hit = bare_hit();
  hit.elsewhere = {{{"veto"}, "a#3", 5, 150, "A veto.", {{2, 6}}}};
  BOOST_TEST(json_of(hit).ends_with(
      R"("elsewhere":[{"words":["veto"],"passage":"a#3","paragraph":5,)"
      R"("offset":150,"length":7,"text":"A veto.","spans":[[2,6]],)"
      R"("continuation":[]}],"continuation":[],"copies":[]})"
      "\n"));
}

BOOST_AUTO_TEST_CASE(json_has_the_passages_into_which_a_match_runs) {
  BOOST_TEST(
      json_of(continued_hit())
          .ends_with(
              R"("continuation":[{"passage":"a#2","paragraph":2,)"
              R"("offset":6,"length":4,"text":"not\n",)"
              R"("spans":[[0,3]],"character_spans":[[0,3]]},)"
              R"({"passage":"a#3","paragraph":3,"offset":10,)"
              "\"length\":6,\"text\":\"m\u00fcde.\","
              R"("spans":[[0,5]],"character_spans":[[0,4]]}],"copies":[]})"
              "\n"));
}

BOOST_AUTO_TEST_CASE(json_has_null_for_what_is_not_known) {
  BOOST_TEST(json_of(bare_hit()) ==
             R"({"rank":1,"score":0.0,"passage":"a#1","article":"a",)"
             R"("title":null,"source":null,"date":null,"language":null,)"
             R"("url":null,"paragraph":1,"offset":0,"length":0,"text":"",)"
             R"("spans":[],"why":"","more_in_article":0,"author":null,)"
             R"("origin":null,"line":null,"character_spans":[],"elsewhere":[],)"
             R"("continuation":[],"copies":[]})"
             "\n");
}

BOOST_AUTO_TEST_CASE(csv_has_a_field_for_each_column) {
  BOOST_TEST(csv_header() ==
             "rank,score,passage,article,title,source,date,language,url,"
             "paragraph,offset,length,text,spans,why,author,origin,line,"
             "character_spans,continuation,continuation_text,"
             "continuation_spans,copies\r\n");
  BOOST_TEST(csv_of(bare_hit()) == "1,0,a#1,a,,,,,,1,0,0,,,,,,,,,,,\r\n");
  BOOST_TEST(
      csv_of(sample_hit())
          .ends_with(
              "4-9,aurus: folded (Aurus),Jo Doe,/news/ap.jsonl,7,4-9,,,,\r\n"));
}

BOOST_AUTO_TEST_CASE(csv_joins_the_passages_into_which_a_match_runs) {
  BOOST_TEST(csv_of(continued_hit())
                 .ends_with(",0-6,a#3,\"not\nm\u00fcde.\",0-3 4-9,\r\n"));
}

BOOST_AUTO_TEST_CASE(list_names_the_last_passage_of_a_continuation) {
  Hit hit = continued_hit();
  hit.more_in_article = 2;
  BOOST_TEST(text_of_list({hit}, {}).ends_with("a#1  to #3 +2\n"));
}

BOOST_AUTO_TEST_CASE(cross_tables_have_names_and_totals) {
  BOOST_TEST(text_of(sample_table(), Cells::passages, 80) ==
             "passages by source and year\n"
             "source         (no date)  2024  total\n"
             "  AP                   0     5      5\n"
             "  (no source)          2     1      3\n"
             "  total                2     6      8\n");
  BOOST_TEST(text_of(sample_table(), Cells::articles, 80) ==
             "articles by source and year\n"
             "source         (no date)  2024  total\n"
             "  AP                   0     3      3\n"
             "  (no source)          1     1      2\n"
             "  total                1     4      5\n");
  BOOST_TEST(text_of(sample_table(), Cells::stories, 80) ==
             "stories by source and year (one in several cells counts once in "
             "the total)\n"
             "source         (no date)  2024  total\n"
             "  AP                   0     2      2\n"
             "  (no source)          1     1      2\n"
             "  total                1     2      3\n");
}

BOOST_AUTO_TEST_CASE(stories_are_a_column_if_they_are_asked_for) {
  const FacetCounts years{Facet::year, {{"2022", 9, 3, 2}, {"2023", 4, 2, 1}}};
  BOOST_TEST(text_of(std::vector{years}, true) ==
             "year    passages  articles  stories\n"
             "  2022         9         3        2\n"
             "  2023         4         2        1\n");
  BOOST_TEST(csv_count_header(true) ==
             "counted,value,passages,articles,stories\r\n");
  BOOST_TEST(csv_of(years, true) == "year,2022,9,3,2\r\nyear,2023,4,2,1\r\n");
  BOOST_TEST(csv_of(timeline(years), "year", true) ==
             "timeline:year,2022,9,3,2\r\ntimeline:year,2023,4,2,1\r\n");
  BOOST_TEST(json_of(std::vector{years}, true) ==
             R"({"facets":{"year":[)"
             R"({"value":"2022","passages":9,"articles":3,"stories":2},)"
             R"({"value":"2023","passages":4,"articles":2,"stories":1}]}})"
             "\n");
  TextStyle style;
  style.width = 40;
  style.ascii = true;
  BOOST_TEST(text_of(timeline(years), "year", style, true) ==
             "year  passages  stories\n"
             "2022         9        2 ################\n"
             "2023         4        1 #######\n");
}

BOOST_AUTO_TEST_CASE(wide_cross_tables_go_on_below) {
  BOOST_TEST(text_of(sample_table(), Cells::passages, 30) ==
             "passages by source and year\n"
             "source         (no date)  2024\n"
             "  AP                   0     5\n"
             "  (no source)          2     1\n"
             "  total                2     6\n"
             "\n"
             "source         total\n"
             "  AP               5\n"
             "  (no source)      3\n"
             "  total            8\n");
  BOOST_TEST(text_of(sample_table(), Cells::passages, 1).find("2024") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(long_names_leave_room_for_a_cross_table) {
  CrossTable table = sample_table();
  table.rows.counts[0].value = std::string(200, 'x');
  BOOST_TEST(text_of(table, Cells::passages, 60) ==
             "passages by source and year\n"
             "source                            (no date)  2024  total\n"
             "  " +
                 std::string(27, 'x') +
                 "...          0     5      5\n"
                 "  (no source)                             2     1      3\n"
                 "  total                                   2     6      8\n");
}

BOOST_AUTO_TEST_CASE(json_has_both_counts_of_a_cross_table) {
  BOOST_TEST(json_of(sample_table(), false) ==
             R"({"cross":{"rows":"source","columns":"year","column_totals":[)"
             R"({"value":null,"passages":2,"articles":1},)"
             R"({"value":"2024","passages":6,"articles":4}],"table":[)"
             R"({"value":"AP","passages":5,"articles":3,"cells":[)"
             R"({"passages":0,"articles":0},{"passages":5,"articles":3}]},)"
             R"({"value":null,"passages":3,"articles":2,"cells":[)"
             R"({"passages":2,"articles":1},{"passages":1,"articles":1}]}],)"
             R"("total":{"passages":8,"articles":5}}})"
             "\n");
}

BOOST_AUTO_TEST_CASE(csv_says_what_each_count_is_of) {
  const FacetCounts sources{Facet::source, {{"A, \"B\"", 2, 1}, {"", 1, 1}}};
  BOOST_TEST(csv_count_header(false) == "counted,value,passages,articles\r\n");
  BOOST_TEST(csv_of(sources, false) ==
             "source,\"A, \"\"B\"\"\",2,1\r\nsource,,1,1\r\n");
  const FacetCounts years{Facet::year,
                          {{"", 3, 2}, {"2022", 1, 1}, {"2024", 4, 2}}};
  BOOST_TEST(csv_of(timeline(years), "year", false) ==
             "timeline:year,2022,1,1\r\n"
             "timeline:year,2023,0,0\r\n"
             "timeline:year,2024,4,2\r\n"
             "timeline:year,,3,2\r\n");
}

BOOST_AUTO_TEST_CASE(a_score_survives_json) {
  Hit hit = bare_hit();
  hit.score = 0.1 + 0.2;
  BOOST_TEST((nlohmann::json::parse(json_of(hit))["score"] == hit.score));
}

BOOST_AUTO_TEST_CASE(json_is_valid_and_harmless_whatever_the_text) {
  Hit hit = bare_hit();
  hit.text = "\x1b[2J \x7f \u009b2J \u00A0 \u2028 \u202E \u2066 \"\\ \n";
  hit.title = "\xff\xe4";
  const std::string line = json_of(hit);
  BOOST_TEST(line.find('\n') == line.size() - 1);
  BOOST_TEST(line.find_first_of("\x1b\x7f") == std::string::npos);
  for (const char* harmful : {"\u009b", "\u2028", "\u202E", "\u2066"}) {
    BOOST_TEST(line.find(harmful) == std::string::npos);
  }
  BOOST_TEST(line.find("\\u2028 \\u202e \\u2066") != std::string::npos);
  const auto parsed = nlohmann::json::parse(line);
  BOOST_TEST(parsed["text"].get<std::string>() == hit.text);
  BOOST_TEST(parsed["title"].get<std::string>() == "\uFFFD\uFFFD");
}

BOOST_AUTO_TEST_CASE(a_list_has_a_line_for_each_hit_in_columns) {
  Hit wide = bare_hit();
  wide.rank = 12;
  wide.title = "东京都的雨";
  wide.source = "新华社";
  BOOST_TEST(text_of_list({sample_hit(), wide}, {}) ==
             " 3.  2024-06  AP      An Aurus    ap-1#2  +2\n"
             "12.           新华社  东京都的雨  a#1\n");
  BOOST_TEST(text_of_list({bare_hit()}, {}) == "1.  (untitled)  a#1\n");
  BOOST_TEST(text_of_list({}, {}) == "");
}

BOOST_AUTO_TEST_CASE(a_list_fits_the_width_unless_an_id_is_too_long) {
  Hit hit = sample_hit();
  hit.source = "https://a.example/a/long/address/of/an/article";
  for (const char* title :
       {"A title of a dozen words that is far too long for a line of these",
        "一个比这一行长得多的标题，因为它有很多很多很多很多很多很多很多字"}) {
    hit.title = title;
    for (const std::size_t width : {60u, 61u, 100u}) {
      TextStyle style;
      style.width = width;
      const std::string line = text_of_list({hit, sample_hit()}, style);
      const std::size_t columns =
          display_width(line.substr(0, line.find('\n')));
      BOOST_TEST(columns <= width);
      BOOST_TEST(columns >= width - 1);
      BOOST_TEST(line.find("... ") != std::string::npos);
      BOOST_TEST(line.find(" ap-1#2  +2\n") != std::string::npos);
    }
  }
  hit.passage = std::string(200, 'x') + "#1";
  BOOST_TEST(text_of_list({hit}, {}).find(hit.passage) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_list_has_escape_sequences_of_ours_only_if_asked_for) {
  Hit hit = sample_hit();
  hit.title = "An \x1b[2JAurus";
  hit.source = "\x1b[31m";
  BOOST_TEST(text_of_list({hit}, {}).find('\x1b') == std::string::npos);
  TextStyle style;
  style.colour = style.hyperlinks = true;
  BOOST_TEST(text_of_list({hit}, style) ==
             "3.  2024-06  \uFFFD[31m  \x1b[1m\x1b]8;;https://ap.example/1"
             "\x1b\\An \uFFFD[2JAurus\x1b]8;;\x1b\\\x1b[22m  "
             "\x1b]8;;file:///news/ap.jsonl#7\x1b\\ap-1#2\x1b]8;;\x1b\\  +2\n");
}

BOOST_AUTO_TEST_CASE(an_article_tells_the_line_of_the_passage_asked_for) {
  Hit first = sample_hit(), second = sample_hit();
  first.ordinal = 1;
  second.ordinal = 2;
  const auto line_of = [&](unsigned marked) {
    return text_of_article({first, second}, {}, marked).line;
  };
  BOOST_TEST(line_of(0) == 1u);
  BOOST_TEST(line_of(1) == 1u);
  const ArticleText article = text_of_article({first, second}, {}, 2);
  BOOST_TEST(article.line == 9u);
  BOOST_TEST(article.text ==
             "An [[Aurus]]\n"
             "ap-1 | AP | 2024-06 | Jo Doe\n"
             "https://ap.example/1\n"
             "\n"
             "paragraph 4 | ap-1#2\n"
             "The [[Aurus]] left.\n"
             "It came back.\n"
             "\n"
             "> paragraph 4 | ap-1#2\n"
             "The [[Aurus]] left.\n"
             "It came back.\n");
}

BOOST_AUTO_TEST_CASE(totals_are_a_line_of_json) {
  Results results;
  results.counted_passages = 3;
  results.counted_articles = 2;
  results.counted_is_exact = true;
  BOOST_TEST(json_of_totals(results, "all", false) ==
             R"({"totals":{"passages":3,"articles":2,"exact":true,)"
             R"("counted":"all"}})"
             "\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::query_tool
