#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "query/tool/print/json_printer.hpp"
#include "query/tool/print/text_printer.hpp"

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
      R"j("why":"aurus: folded (Aurus)","more_in_article":2})j"
      "\n");
}

BOOST_AUTO_TEST_CASE(json_has_null_for_what_is_not_known) {
  BOOST_TEST(json_of(bare_hit()) ==
             R"({"rank":1,"score":0.0,"passage":"a#1","article":"a",)"
             R"("title":null,"source":null,"date":null,"language":null,)"
             R"("url":null,"paragraph":1,"offset":0,"length":0,"text":"",)"
             R"("spans":[],"why":"","more_in_article":0})"
             "\n");
}

BOOST_AUTO_TEST_CASE(a_score_survives_json) {
  Hit hit = bare_hit();
  hit.score = 0.1 + 0.2;
  BOOST_TEST((nlohmann::json::parse(json_of(hit))["score"] == hit.score));
}

BOOST_AUTO_TEST_CASE(json_is_valid_and_harmless_whatever_the_text) {
  Hit hit = bare_hit();
  hit.text = "\x1b[2J \x7f \u009b2J \u00A0 \u2028 \"\\ \n";
  hit.title = "\xff\xe4";
  const std::string line = json_of(hit);
  BOOST_TEST(line.find('\n') == line.size() - 1);
  BOOST_TEST(line.find_first_of("\x1b\x7f") == std::string::npos);
  BOOST_TEST(line.find("\u009b") == std::string::npos);
  const auto parsed = nlohmann::json::parse(line);
  BOOST_TEST(parsed["text"].get<std::string>() == hit.text);
  BOOST_TEST(parsed["title"].get<std::string>() == "\uFFFD\uFFFD");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::query_tool
