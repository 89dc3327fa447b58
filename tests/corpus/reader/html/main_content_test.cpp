#include "corpus/reader/html/main_content.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "corpus/reader/html/web_page.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(web_page_content)

namespace {

const std::string opening =
    "The ferry to Southwick stays in port until Thursday, because its engine "
    "has lost a valve that nobody on the island can make.";
const std::string sequel =
    "The company has asked a fishing boat to carry mail and medicine, and the "
    "school has moved its examinations by a week.";
const std::string ending =
    "Islanders had warned of the old engine since the ferry was bought from a "
    "Norwegian county in 1998, its captain said.";

std::string in_paragraph(const std::string& text) {
  return "<p>" + text + "</p>";
}

std::string text_of(const std::string& body) {
  return read_web_page(
             "<html><body><h1>No ferry</h1>" + body + "</body></html>", "")
      .text;
}

const std::string article = opening + "\n\n" + sequel + "\n\n" + ending;

struct Insertion {
  const char* what;
  const char* markup;
};

std::ostream& operator<<(std::ostream& out, const Insertion& row) {
  return out << row.what;
}

// What stands between the paragraphs of an article and is none.
const Insertion left_out[] = {
    {"caption in a paragraph",
     "<figure><img src=a.jpg><p>The ferry leaves the harbour of Norwick on its "
     "last voyage of the winter.</p></figure>"},
    {"caption in an element without a name",
     "<div class=x7><div class=x8><img src=a.jpg></div><div class=x9>Captain "
     "Hart on the bridge © Island Press</div></div>"},
    {"credit", "<p>© Island Press</p>"},
    {"copyright",
     "<p>The Island Wire and © 2020 Island Press, a Norwick "
     "company. All rights reserved.</p>"},
    {"affiliate notice",
     "<p>We may earn a commission if you sign up for a ferry here.</p>"},
    {"buttons", "<p>Share</p><div>Drucken</div><div>シェアする</div>"},
    {"label of an advertisement in Arabic", "<p>إعلان</p>"},
    {"notice to browsers",
     "<p>This page is best viewed in an up-to-date web browser with style "
     "sheets enabled.</p>"},
    {"credit in German", "<p>Quelle: Island Press</p>"},
    {"form",
     "<form><p>Get the news of the islands each morning, with all that you "
     "need to know before the day begins.</p></form>"},
    {"consent",
     "<p>Ich bin damit einverstanden, dass mir der Inhalt angezeigt wird. "
     "Damit können personenbezogene Daten an Drittplattformen übermittelt "
     "werden. Mehr Informationen dazu finden Sie in der Erklärung zum "
     "Datenschutz. Sie können sich diesen Inhalt mit einem Klick anzeigen "
     "lassen und ihn auch wieder ausblenden, wenn Sie das möchten.</p>"},
    {"paywall in Japanese",
     "<p>この記事は会員限定です。無料で会員登録できます。</p>"},
    {"paywall in Korean",
     "<p>기사를 더 읽으려면 로그인 또는 회원가입이 필요합니다.</p>"},
};

// The same where it is part of the article.
const Insertion kept[] = {
    {"sentence beside a picture",
     "<div><img src=a.jpg><p>It is the third time this winter.</p></div>"},
    {"table in a figure",
     "<figure><img src=a.jpg><table><tr><td>Ferries</td><td>1</td></tr>"
     "</table></figure>"},
    {"sentence about subscribers", "<p>Die Zeitung hat 900 Abonnenten.</p>"},
    {"sentence about registration",
     "<p>Wer mitfahren will, muss sich registrieren.</p>"},
    {"sentence about a copyright",
     "<p>On 20 May the court ruled on the copyright of the map of 1920.</p>"},
    {"sentence about a commission",
     "<p>The engine was registered with the registry of the commission.</p>"},
    {"list in which few items are links",
     "<ul><li>The ferry of the north.</li><li><a href=/s>The ferry of the "
     "south</a></li><li>The old boat.</li></ul>"},
    {"element whose id is a headline",
     "<div id=black-box-on-the-bridge><p>The captain keeps a log.</p></div>"},
    {"paragraph behind a paywall",
     "<p class=paywall aria-hidden=true>The captain keeps a log.</p>"},
    {"heading that is called a header",
     "<h1 class=header-anchor-post>What the captain says</h1>"},
    {"heading that is a button elsewhere", "<h3>Telegram</h3>"},
    {"sentence about a browser", "<p>She found it with a web browser.</p>"},
    {"sentence about a source", "<p>Source: the captain, who was there.</p>"},
};

}  // namespace

BOOST_DATA_TEST_CASE(what_is_inserted_is_left_out, data::make(left_out), row) {
  BOOST_TEST(text_of("<article>" + in_paragraph(opening) + row.markup +
                     in_paragraph(sequel) + in_paragraph(ending) +
                     "</article>") == article);
}

BOOST_DATA_TEST_CASE(what_belongs_to_the_article_stays, data::make(kept), row) {
  const std::string text =
      text_of("<article>" + in_paragraph(opening) + row.markup +
              in_paragraph(sequel) + in_paragraph(ending) + "</article>");
  BOOST_TEST(text.size() > article.size() + 2);
}

// However short: a long one alone would be taken for all of the article.
BOOST_AUTO_TEST_CASE(short_paragraphs_stand_beside_a_long_one) {
  const std::string brief = "Nobody was hurt.";
  BOOST_TEST(text_of("<article>" + in_paragraph(opening) + in_paragraph(brief) +
                     "</article>") == opening + "\n\n" + brief);
  BOOST_TEST(text_of("<article>" + in_paragraph(brief) + in_paragraph(opening) +
                     "</article>") == brief + "\n\n" + opening);
  BOOST_TEST(text_of("<div>" + in_paragraph(opening) + "<h2>What next</h2>" +
                     in_paragraph(brief) + "</div>") ==
             opening + "\n\nWhat next\n\n" + brief);
}

// Its entries are neighbours that are built alike, each with a link.
BOOST_AUTO_TEST_CASE(entries_of_a_live_blog_are_no_cards) {
  const std::string start =
      in_paragraph(opening) + in_paragraph(sequel) + in_paragraph(ending);
  std::string linked = start;
  std::string shared = start;
  for (const char* const hour : {"10", "11", "12"}) {
    const std::string entry = "At " + std::string(hour) +
                              " o'clock the harbour master said: " + ending;
    linked += "<div class=x1><h3><a href='#at" + std::string(hour) +
              "'>The harbour at " + hour + "</a></h3>" + in_paragraph(entry) +
              "</div>";
    shared += "<div class=x1>" + in_paragraph(entry + " " + sequel) +
              "<a href=https://net.example/s>Send this to friends</a></div>";
  }
  for (const std::string& page : {linked, shared}) {
    const std::string text = text_of(page);
    BOOST_TEST(text.find("At 10 o'clock") != std::string::npos);
    BOOST_TEST(text.find("At 12 o'clock") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(sub_headings_may_be_links) {
  BOOST_TEST(
      text_of("<div><h3><a href=/a>Southwick</a></h3>" + in_paragraph(opening) +
              "<h3><a href=/b>Norwick</a></h3>" + in_paragraph(sequel) +
              "<h3><a href=/c>How the ferry was bought</a></h3>"
              "<p><a href=/c>The whole story of a ferry</a></p></div>") ==
      "Southwick\n\n" + opening + "\n\nNorwick\n\n" + sequel);
}

BOOST_AUTO_TEST_CASE(a_list_in_a_list_is_a_part_of_it) {
  BOOST_TEST(text_of("<div>" + in_paragraph(opening) +
                     "<ul><li>Ferries that sail this week:<ul>"
                     "<li>Norwick<li>Eastport</ul><li><a href=/s>Southwick</a>"
                     "</ul>" +
                     in_paragraph(sequel) + "</div>") ==
             opening +
                 "\n\n- Ferries that sail this week:\n- Norwick\n- Eastport\n"
                 "- Southwick\n\n" +
                 sequel);
}

BOOST_AUTO_TEST_CASE(numbered_captions_of_a_gallery_are_left_out) {
  const std::string slides =
      "<div class=x1><h4>1/3 The harbour</h4><p>Boats wait in the harbour for "
      "the ferry to be repaired.</p><h4>2/3 The school</h4><p>The school has "
      "moved its examinations.</p><h4>3/3 The engine</h4><p>The engine has "
      "lost a valve.</p></div>";
  const std::string text = in_paragraph(opening) + in_paragraph(sequel) +
                           in_paragraph(ending + " " + ending) +
                           in_paragraph(ending + " " + opening);
  BOOST_TEST(text_of("<div>" + text + "</div>") ==
             text_of("<div>" + in_paragraph(opening) + slides +
                     text.substr(in_paragraph(opening).size()) + "</div>"));
  // But they are the text of a page that has no other.
  BOOST_TEST(text_of(slides).find("lost a valve") != std::string::npos);
  // A fraction is no number of a picture.
  BOOST_TEST(text_of("<div><p>1/2 pound of butter is in the cake that the "
                     "islanders bake.</p>" +
                     text + "</div>")
                 .starts_with("1/2 pound"));
}

BOOST_AUTO_TEST_CASE(an_empty_title_of_xhtml_takes_nothing) {
  const std::string page =
      "<?xml version='1.0'?><html><head><title/>"
      "<script src='a.js'/></head><body><h1>No ferry</h1>";
  BOOST_TEST(read_web_page(page + "<div class='comments'/>" +
                               in_paragraph(opening) + in_paragraph(sequel) +
                               "</body></html>",
                           "")
                 .text == opening + "\n\n" + sequel);
}

BOOST_AUTO_TEST_CASE(
    text_for_browsers_without_scripts_is_read_if_none_is_shown) {
  const std::string text = in_paragraph(opening) + in_paragraph(sequel);
  const std::string wanted = opening + "\n\n" + sequel;
  BOOST_TEST(text_of("<div id=app></div><noscript>" + text + "</noscript>") ==
             wanted);
  BOOST_TEST(text_of("<div id=app></div><template>" + text + "</template>") ==
             wanted);
  BOOST_TEST(read_web_page("<html><head><title>News</title></head><frameset>"
                           "<frame src=a.html><noframes><body>" +
                               text + "</body></noframes></frameset></html>",
                           "")
                 .text == wanted);
  // But not beside a text that is shown, and no notice.
  BOOST_TEST(text_of(text + "<noscript>" + in_paragraph(ending + ending) +
                     "</noscript>") == wanted);
  BOOST_TEST(text_of("<div id=app></div><noscript>You need to enable scripts "
                     "to read the Gazette.</noscript>") == "");
}

// Such as a section's front page, whose articles have pages of their own.
BOOST_AUTO_TEST_CASE(a_page_of_links_alone_is_no_article) {
  const std::string links = "<a href=/>Home</a><p><a href=/1>" + opening +
                            "</a><p><a href=/2>" + sequel + "</a>";
  BOOST_TEST(text_of(links) == "");
  BOOST_TEST(text_of(links + "<noscript>" + in_paragraph(opening + ending) +
                     "</noscript>") == opening + ending);
}

BOOST_AUTO_TEST_CASE(a_short_body_in_the_data_is_the_text_if_none_is_shown) {
  const std::string data =
      "<script type=application/ld+json>{\"@type\": \"NewsArticle\", "
      "\"articleBody\": \"" +
      opening + "\"}</script>";
  BOOST_TEST(text_of(data + "<div id=app></div>") == opening);
  BOOST_TEST(text_of(data + in_paragraph(sequel)) == sequel);
}

BOOST_AUTO_TEST_CASE(a_cell_with_paragraphs_by_line_breaks_is_layout) {
  BOOST_TEST(text_of("<table><tr><td><a href=/>Home</a><br><a href=/n>News</a>"
                     "</td><td>" +
                     opening + "<br><br>" + sequel + "<br> <br>" + ending +
                     "</td></tr></table>") == article);
}

BOOST_AUTO_TEST_CASE(elements_of_a_page_s_own_are_paragraphs) {
  BOOST_TEST(text_of("<story-text><story-line>" + opening +
                     "</story-line><story-line>" + sequel +
                     "</story-line></story-text>") ==
             opening + "\n\n" + sequel);
  // Within a sentence they are none.
  BOOST_TEST(text_of("<p>The <x-place>ferry</x-place> to Southwick stays in "
                     "port until Thursday, its captain said.</p>") ==
             "The ferry to Southwick stays in port until Thursday, its captain "
             "said.");
}

BOOST_AUTO_TEST_CASE(a_summary_stands_behind_the_date_and_the_picture) {
  const std::string summary =
      "A valve has broken that nobody on the island can make.";
  BOOST_TEST(
      text_of("<div class=x1><time>3 March 2024</time><p>By Ann Lee</p>"
              "</div><figure><img src=a.jpg><figcaption class=description>"
              "The ferry in the harbour of Norwick, on Monday evening."
              "</figcaption></figure><p class=x2>" +
              summary + "</p><div class=x3>" + in_paragraph(opening) +
              in_paragraph(sequel) + in_paragraph(ending) + "</div>") ==
      summary + "\n\n" + article);
}

BOOST_AUTO_TEST_CASE(a_short_summary_needs_no_full_stop) {
  const std::string summary =
      "Island has to wait for a valve from the Norwegian mainland";
  BOOST_TEST(text_of("<h2 class=excerpt>" + summary + "</h2><div class=x3>" +
                     in_paragraph(opening) + in_paragraph(sequel) +
                     in_paragraph(ending) + "</div>") ==
             summary + "\n\n" + article);
}

BOOST_AUTO_TEST_CASE(the_headline_is_no_summary_of_itself) {
  const WebPage page = read_web_page(
      "<html><head><meta name=description content='No ferry to Southwick until "
      "Thursday, says company'></head><body><h1>No ferry to Southwick until "
      "Thursday, says company</h1><div>" +
          in_paragraph(opening) + in_paragraph(sequel) + in_paragraph(ending) +
          "</div></body></html>",
      "");
  BOOST_TEST(page.text == article);
}

BOOST_AUTO_TEST_CASE(an_offer_with_commission_is_no_summary) {
  BOOST_TEST(
      text_of("<p>We may earn commission from links on this page, but "
              "this is how we choose what we recommend.</p><div class=x3>" +
              in_paragraph(opening) + in_paragraph(sequel) +
              in_paragraph(ending) + "</div>") == article);
}

// The free beginning of an article is often in an element of its own, with
// buttons, and the rest in another one.
BOOST_AUTO_TEST_CASE(an_article_is_whole_that_a_paywall_parts) {
  const std::string free_part =
      opening + " " + sequel + " Nobody is hurt. " + sequel;
  BOOST_TEST(text_of("<div><div id=free class=f1><style>p{}</style><div><aside>"
                     "<a href=/print>Print</a></aside></div>" +
                     in_paragraph(free_part) +
                     "</div><div id=paywall></div><div id=metered>" +
                     in_paragraph(opening) + in_paragraph(sequel) +
                     in_paragraph(ending) +
                     in_paragraph(ending + " " + opening) +
                     in_paragraph(sequel + " " + ending) +
                     in_paragraph(opening + " " + ending) + "</div></div>")
                 .starts_with(free_part + "\n\n" + opening));
}

BOOST_AUTO_TEST_CASE(a_summary_within_the_article_is_there_once) {
  const std::string summary =
      "The ferry waits for a valve, and the islanders for their mail.";
  const std::string text =
      text_of("<div><h2 class=summary>" + summary + "</h2>" +
              in_paragraph(opening) + in_paragraph(sequel) + "</div>");
  BOOST_TEST(text.find(summary) == text.rfind(summary));
}

BOOST_AUTO_TEST_CASE(cells_with_paragraphs_are_layout) {
  BOOST_TEST(text_of("<table><tr><td><a href=/>Home</a></td><td>" +
                     in_paragraph(opening) + in_paragraph(sequel) +
                     "</td></tr></table>") == opening + "\n\n" + sequel);
}

BOOST_AUTO_TEST_CASE(buttons_in_front_of_the_text_are_left_out) {
  BOOST_TEST(
      text_of("<article><ul><li>Copy link</li><li>Larger type</li></ul>" +
              in_paragraph(opening) + in_paragraph(sequel) +
              in_paragraph(ending) + "</article>") == article);
}

BOOST_AUTO_TEST_CASE(lists_of_buttons_are_left_out) {
  BOOST_TEST(text_of("<article>" + in_paragraph(opening) +
                     in_paragraph(sequel) + in_paragraph(ending) +
                     "<ul><li>Facebook</li><li>Print</li><li>Larger type</li>"
                     "</ul></article>") == article);
  // But one item may be called so.
  BOOST_TEST(text_of("<article>" + in_paragraph(opening) +
                     "<ul><li>Telegram</li><li>Letters</li><li>Fires on the "
                     "hill</li></ul>" +
                     in_paragraph(sequel) + in_paragraph(ending) + "</article>")
                 .find("Telegram") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_above_the_headline_is_left_out) {
  const auto page = [](const std::string& above) {
    return read_web_page("<html><body><div>" + above + "<h1>No ferry</h1>" +
                             in_paragraph(opening) + in_paragraph(sequel) +
                             in_paragraph(ending) + "</div></body></html>",
                         "")
        .text;
  };
  BOOST_TEST(page("<p>There are no tickets in your basket.</p>") == article);
  // Unless it is much of the text.
  BOOST_TEST(page(in_paragraph(opening + " " + sequel)).starts_with(opening));
}

BOOST_AUTO_TEST_CASE(a_caption_is_no_longer_than_a_paragraph) {
  const std::string start = sequel + " " + opening;
  const std::string text = in_paragraph(opening + " " + sequel) +
                           in_paragraph(ending + " " + opening) +
                           in_paragraph(sequel + " " + ending) +
                           in_paragraph(opening + " " + ending);
  // As where the element around the picture is never closed.
  BOOST_TEST(text_of("<article><div class=photo-with-caption>"
                     "<img src=a.jpg>" +
                     in_paragraph(start) + in_paragraph(start + " " + ending) +
                     in_paragraph(ending + " " + start) +
                     in_paragraph(ending + " " + sequel) + "</div>" + text +
                     text + "</article>")
                 .starts_with(start));
}

BOOST_AUTO_TEST_CASE(a_page_of_captions_gives_them) {
  const std::string text = text_of(
      "<div><img src=a.jpg><p>The ferry at sea</p></div>"
      "<div><img src=b.jpg><p>The captain at home</p></div>");
  BOOST_TEST(text.find("captain at home") != text.npos);
}

BOOST_AUTO_TEST_CASE(a_form_around_the_whole_page_hides_nothing) {
  BOOST_TEST(text_of("<form>" + in_paragraph(opening) + in_paragraph(sequel) +
                     in_paragraph(ending) + "</form>") == article);
}

BOOST_AUTO_TEST_CASE(the_first_part_of_a_body_may_be_in_a_teaser) {
  BOOST_TEST(text_of("<article><div class=teaser-content><div "
                     "class='article-body x'>" +
                     in_paragraph(opening) +
                     "</div></div><div class='article-body x'>" +
                     in_paragraph(sequel) + in_paragraph(ending) +
                     "</div></article>") == article);
}

BOOST_AUTO_TEST_CASE(a_name_around_all_of_the_body_says_nothing_of_comments) {
  BOOST_TEST(text_of("<div class=comments-enabled><div class=entry-content>" +
                     in_paragraph(opening) + in_paragraph(sequel) +
                     in_paragraph(ending) +
                     "</div><div class=comments><p>I have always said that "
                     "this ferry belongs into a museum, and so does my "
                     "brother.</p></div></div>") == article);
}

BOOST_AUTO_TEST_CASE(names_in_other_languages_say_what_is_no_article) {
  for (const char* const name :
       {"werbung", "noticias-relacionadas", "saiba-mais", "leggi_anche",
        "lireAussi", "leserkommentare", "bildunterschrift"}) {
    BOOST_TEST(
        text_of("<article>" + in_paragraph(opening) + "<div class=" + name +
                "><p>The harbour master of Norwick rows.</p></div>" +
                in_paragraph(sequel) + in_paragraph(ending) + "</article>") ==
        article);
  }
}

BOOST_AUTO_TEST_CASE(first_paragraphs_may_stand_in_an_element_each) {
  BOOST_TEST(text_of("<div><div class=first>" + in_paragraph(opening) +
                     "</div><div class=second>" + in_paragraph(sequel) +
                     "</div><div class=body>" + in_paragraph(ending) +
                     in_paragraph(opening + " " + ending) +
                     in_paragraph(sequel + " " + ending) + "</div></div>") ==
             article + "\n\n" + opening + " " + ending + "\n\n" + sequel + " " +
                 ending);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
