#include "corpus/reader/html/markup_guard.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

namespace dateline {
BOOST_AUTO_TEST_SUITE(markup_guard)

namespace {

std::string times(const std::string& piece, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += piece;
  return text;
}

std::size_t count_of(const std::string& text, const std::string& piece) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(piece, at)) != text.npos; ++at) {
    ++count;
  }
  return count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(usual_markup_stays_as_it_is) {
  BOOST_TEST(!tamed_markup(""));
  BOOST_TEST(!tamed_markup("<p>text <b>bold</b> < & <!-- <div> --> </p>"));
  BOOST_TEST(!tamed_markup(times("<div>x</div><p>y<li>z<br>", 5000)));
  BOOST_TEST(!tamed_markup("<script>" + times("<div>", 5000) + "</script>"));
}

BOOST_AUTO_TEST_CASE(scripts_and_styles_lose_their_text) {
  const auto shown = [](const std::string& html) {
    return without_scripts(html).value_or("as it is");
  };
  BOOST_TEST(shown("<p>a</p><script async>if (a < b) x('</p>')</script>b"
                   "<STYLE>p > a {}</STYLE >c<script>never ends") ==
             "<p>a</p><script async></script>b<STYLE></STYLE >c<script>");
  BOOST_TEST(shown("<?xml version='1.0'?><!DOCTYPE html><script>x</script>") ==
             "<?xml version='1.0'?><!DOCTYPE html><script></script>");
  for (const char* html : {
           "",
           "<p>text</p>",
           // Data, which may be read.
           "<script type=\"application/ld+json\">{\"a\": 1}</script>",
           "<script type='Application/JSON'>{}</script>",
           // Its text ends at the second end tag.
           "<script><!-- <script>a</script> --></script>",
           // No scripts.
           "<!-- <script>a</script> -->",
           "<title>On <script> and its friends</title>",
           "<?php echo '<script>' ?> text",
           "<noframes><script></noframes>text",
           "<p title=\"<script>\">text</p>",
           "<svg><style/></svg>text<p>text",
           "< script>text",
           "</script>text",
       }) {
    BOOST_TEST_INFO(html);
    BOOST_TEST(shown(html) == "as it is");
  }
}

BOOST_AUTO_TEST_CASE(tags_below_the_deepest_level_become_blanks) {
  const std::string deep = times("<div>", max_open_elements + 5) + "text" +
                           times("</div>", max_open_elements + 5) +
                           "<div>behind</div>";
  const auto tamed = tamed_markup(deep);
  BOOST_REQUIRE(tamed);
  BOOST_TEST(tamed->size() == deep.size());
  BOOST_TEST(count_of(*tamed, "<div>") == max_open_elements + 1u);
  BOOST_TEST(count_of(*tamed, "</div>") == max_open_elements + 1u);
  BOOST_TEST(tamed->ends_with("<div>behind</div>"));
}

BOOST_AUTO_TEST_CASE(unclosed_formatting_ends_somewhere) {
  const auto tamed = tamed_markup(times("<font color=red><p>", 1000));
  BOOST_REQUIRE(tamed);
  BOOST_TEST(count_of(*tamed, "<font") ==
             static_cast<std::size_t>(max_open_formatting));
  BOOST_TEST(count_of(*tamed, "<p>") == 1000u);
}

// Of HTML's elements <b/> is a start without an end.
BOOST_AUTO_TEST_CASE(empty_tags_open_elements_but_in_drawings) {
  const auto tamed = tamed_markup(times("<b/>", 1000) + "<i>x</i>");
  BOOST_REQUIRE(tamed);
  BOOST_TEST(count_of(*tamed, "<b/>") ==
             static_cast<std::size_t>(max_open_formatting));
  BOOST_TEST(count_of(*tamed, "</i>") == 0u);
  BOOST_TEST(tamed_markup("<div>" + times("<div/>", 1000) + "</div>x</p>")
                 ->ends_with("</div>x</p>"));
  BOOST_TEST(!tamed_markup("<svg>" + times("<path/>", 1000) + "</svg>"));
}

BOOST_AUTO_TEST_CASE(a_tag_of_countless_attributes_goes) {
  const auto tamed = tamed_markup("a<div " + times("x=y ", 1000) + ">b");
  BOOST_REQUIRE(tamed);
  BOOST_TEST(count_of(*tamed, "x=y") == 0u);
  BOOST_TEST(tamed->ends_with("b"));
}

BOOST_AUTO_TEST_CASE(empty_elements_of_xml_get_end_tags) {
  const std::string xml = "<?xml version='1.0'?>";
  BOOST_TEST(
      closed_markup(xml + "<title/><a id='1'/><br/><p>Fog</p>").value() ==
      xml + "<title/></title><a id='1'/></a><br/><p>Fog</p>");
  // In drawings the parser knows them; in scripts they are no markup.
  BOOST_TEST(!closed_markup(xml + "<svg><path/></svg><script>'<p/>'</script>"));
  BOOST_TEST(!closed_markup(xml + "<!-- <title/> --><p>Fog</p>"));
  BOOST_TEST(!closed_markup("<html><title/><p>Fog</p>"));
}

BOOST_AUTO_TEST_CASE(text_without_tags_has_the_text_only) {
  BOOST_TEST(
      without_tags("<p a='>'>one</p><!-- <b> -->two<script>x</script>") ==
      std::string(9, ' ') + "one" + std::string(16, ' ') + "two" +
          std::string(18, ' '));
  BOOST_TEST(without_tags("1 < 2 <") == "1   2  ");
}

BOOST_AUTO_TEST_CASE(attributes_of_repeated_bodies_end_somewhere) {
  const auto tamed = tamed_markup(times("<body a=x b=y>", 1000));
  BOOST_REQUIRE(tamed);
  BOOST_TEST(2 * count_of(*tamed, "<body") ==
             static_cast<std::size_t>(max_tag_attributes));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
