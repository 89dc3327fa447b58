#include "corpus/reader/html/script_data.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "corpus/reader/html/web_page.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(script_data)

namespace {

const std::string first =
    "The night ferry left two hours late on Wednesday, because a crane had "
    "blocked the quay since noon, and nobody on the island knew of it before "
    "the evening.";
const std::string second =
    "Nobody was hurt, the harbour master said, and all of the passengers "
    "reached the island before noon, where they were met with tea and with "
    "some bread.";
const std::string both = first + "\n\n" + second;
const std::string markup = "<p>" + first + "<\\/p><p>" + second + "</p>";

// A page that shows nothing but a notice.
std::string page(const std::string& head, const std::string& script) {
  return "<title>Ferry late</title>" + head +
         "<body><div id=root>Please wait.</div>" + script;
}

struct Row {
  const char* name;
  std::string page;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name;
}
const Row rows[] = {
    {"a script of data",
     page(
         "",
         "<script id=__NEXT_DATA__ type=application/json>{\"props\":{\"page\":{"
         "\"article\":{\"title\":\"Ferry late\",\"body\":\"" +
             markup + "\"}}}}</script>")},
    {"an assignment",
     page("",
          "<script>var a = {b: 1}; function f() { return [] }\n"
          "window.__STATE__ = {\"post\":{\"headline\":{\"rendered\":"
          "\"Ferry&nbsp;late\"},\"content\":{\"rendered\":\"" +
              markup + "\"}}}; f();</script>")},
    {"a string of JSON",
     page("",
          "<script>window.__STATE__ = JSON.parse('{\"title\": \"Ferry "
          "late\", \"text\": \"It\\'s so. \\\\n\\\\n" +
              first + "\\\\n\\\\n" + second + "\"}')</script>")},
    {"paragraphs of an editor",
     page("",
          "<script>Fusion.globalContent={\"headlines\":{\"basic\":\"Ferry "
          "late\"},\"elements\":[{\"type\":\"text\",\"content\":\"<b>" +
              first +
              "</b>\"},{\"type\":\"image\",\"caption\":\"A ferry\"},"
              "{\"type\":\"text\",\"content\":\"" +
              second + "\"}]};</script>")},
    {"runs of words",
     page("",
          "<script type=application/json>{\"title\":\"Ferry late\",\"body\":"
          "{\"content\":[{\"type\":\"paragraph\",\"content\":["
          "{\"value\":\"The night \",\"marks\":[]},{\"marks\":[{\"type\":"
          "\"bold\"}],\"value\":\"ferry\"},{\"value\":\"" +
              first.substr(15) +
              "\"}]},{\"type\":\"paragraph\",\"content\":[{\"value\":\"" +
              second + "\"}]}]}}</script>")},
    {"an attribute",
     "<title>Ferry late</title><div id=app data-page='{\"article\":{\"title\":"
     "\"Ferry late\",\"html\":\"" +
         markup + "\"}}'></div>"},
    {"the address",
     page("<link rel=canonical href=https://x.example/news/ferry-late>",
          "<script type=application/json>[{\"title\":\"Other\",\"body\":\"" +
              markup + markup +
              "\"},{\"url\":\"/news/ferry-late/\",\"title\":\"Quay "
              "blocked\",\"body\":\"" +
              markup + "\"}]</script>")},
};

}  // namespace

BOOST_DATA_TEST_CASE(the_text_is_found_in, data::make(rows), row) {
  const std::string text = read_web_page(row.page, "").text;
  BOOST_TEST(text.ends_with(both), text);
}

BOOST_AUTO_TEST_CASE(texts_of_other_articles_are_none_of_the_page) {
  const std::string other =
      "<script type=application/json>{\"title\":\"Ferry late\",\"more\":[{"
      "\"title\":\"Crane gone\",\"body\":\"" +
      markup + "\"}]}</script>";
  BOOST_TEST(read_web_page(page("", other), "").text == "Please wait.");
}

BOOST_AUTO_TEST_CASE(what_a_page_shows_in_full_stays) {
  const std::string shown = "<title>Ferry late</title><h1>Ferry late</h1><p>" +
                            first + "</p><p>" + second + "</p>";
  const std::string script =
      "<script type=application/json>{\"title\":\"Ferry late\",\"body\":\"" +
      markup + "<p>A bit more.</p>\"}</script>";
  BOOST_TEST(read_web_page(shown + script, "").text == both);
}

BOOST_AUTO_TEST_CASE(code_is_no_text) {
  std::string code;
  for (int i = 0; i < 50; ++i)
    code += "let a = { b: c(d), e: f }; if (a) g(); ";
  BOOST_TEST(read_web_page("<div></div><script>var t = {\"html\": \"" + code +
                               "\"}</script>",
                           "")
                 .text.empty());
}

// Takes no time in proportion to the square of the script.
BOOST_AUTO_TEST_CASE(hostile_scripts_cost_little) {
  const std::string open(200'000, '[');
  std::string strings;
  for (int i = 0; i < 100'000; ++i) strings += "{\"";
  std::string nested = "{\"title\":\"Ferry late\",\"body\":";
  for (int i = 0; i < 100'000; ++i) nested += "[{\"a\":";
  for (const std::string& script : {open, strings, nested}) {
    BOOST_TEST(
        read_web_page(page("", "<script>" + script + "</script>"), "").text ==
        "Please wait.");
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
