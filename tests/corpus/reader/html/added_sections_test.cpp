#include "corpus/reader/html/added_sections.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "corpus/reader/html/web_page.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(sections_added_to_an_article)

namespace {

const std::string opening =
    "The mill of Eastport has ground no corn since the river fell below its "
    "wheel, and the baker has flour for nine days.";
const std::string sequel =
    "Farmers have offered to carry sacks to the windmill of Norwick, which "
    "stands idle when there is no wind, as this week.";
const std::string ending =
    "The miller, whose grandfather built the wheel in 1911, says that he has "
    "never seen so little water in the river.";
const std::string article = opening + "\n\n" + sequel + "\n\n" + ending;
const std::string opinion =
    "My aunt has a hand mill, and whoever needs it may have it for a week.";
const std::string answer =
    "That is kind of her, but one cannot feed a whole town from a hand mill.";

std::string in_paragraph(const std::string& text) {
  return "<p>" + text + "</p>";
}

std::string text_of(const std::string& body) {
  return read_web_page(
             "<html><body><h1>No flour</h1>" + body + "</body></html>", "")
      .text;
}

// The body of an article, whose elements have no names.
const std::string body = "<div>" + in_paragraph(opening) +
                         in_paragraph(sequel) + in_paragraph(ending) + "</div>";

struct Section {
  const char* what;
  std::string markup;
};

std::ostream& operator<<(std::ostream& out, const Section& row) {
  return out << row.what;
}

const std::string letters = "<div><div><b>Ann</b>" + in_paragraph(opinion) +
                            "</div><div><b>Ben</b>" + in_paragraph(answer) +
                            "</div></div>";

const Section added[] = {
    {"comments below a heading", "<div><h3>Comments</h3>" + letters + "</div>"},
    {"comments below a line", "<p>No comments yet</p>" + letters},
    {"comments below a line in German", "<p>Alle Kommentare</p>" + letters},
    {"comments below their number", "<div>2 Comments</div>" + letters},
    {"comments below their number among others",
     "<div>Posted by Ann Lee | Print | 2 Comments | Trackback</div>" + letters},
    {"comments below their number in Russian",
     "<div>2 комментария</div>" + letters},
    {"comments with an answer to each",
     "<div><div>" + in_paragraph(opinion) + "<span>Reply</span></div><div>" +
         in_paragraph(answer) + "<span>Reply</span></div></div>"},
    {"comments with who says them",
     "<ol><li>Ann says:" + in_paragraph(opinion) +
         "</li><li>Ben says:" + in_paragraph(answer) + "</li></ol>"},
    {"other articles",
     "<div><h3>Related stories</h3><p><a href=/1>The windmill of Norwick</a> "
     "has new sails, which the women of the town have sewn.</p></div>"},
    {"other articles in Portuguese",
     "<div><h3>Leia também</h3><p><a href=/1>O moinho</a> tem velas novas, que "
     "as mulheres da cidade fizeram.</p></div>"},
    {"other articles in Japanese",
     "<div><div>関連記事</div><div>"
     "風車の新しい帆ができました。町の女性たちが縫いました。</div></div>"},
    {"the author",
     "<div><h4>About the author</h4><p>Ann Lee has written about the river for "
     "thirty years, and she lives beside it.</p></div>"},
};

}  // namespace

BOOST_DATA_TEST_CASE(are_left_out, data::make(added), row) {
  BOOST_TEST(text_of("<div>" + in_paragraph(opening) + in_paragraph(sequel) +
                     in_paragraph(ending) + row.markup + "</div>") == article);
}

// Posts of a thread are built alike, and so are entries of a page with several.
BOOST_AUTO_TEST_CASE(posts_of_a_thread_stay) {
  const auto post = [](const std::string& text) {
    return "<div class=x1>" + in_paragraph(text) + "<a href=/r>Reply</a></div>";
  };
  const std::string text =
      text_of("<div>" + post(opening + " " + ending) + post(opinion) +
              post(sequel) + post(answer + " " + sequel) + "</div>");
  BOOST_TEST(text.find(opinion) != text.npos);
  BOOST_TEST(text.find(answer) != text.npos);
}

// The first class of each tells that, or a label beside the first one.
BOOST_AUTO_TEST_CASE(posts_of_a_thread_stay_whatever_else_they_are_called) {
  int number = 0;
  const auto post = [&](const std::string& name, const std::string& text) {
    return "<div class='" + name + std::to_string(++number) + "'>" +
           in_paragraph(text) + "<a href=/r>Reply</a></div>";
  };
  for (const std::string name : {"post p", "p"}) {
    const std::string line =
        name == "p" ? "" : "<p class=x>Join the conversation</p>";
    const std::string text =
        text_of("<div>" + post(name, opening + " " + ending + " " + sequel) +
                line + post(name, opinion + opinion) + post(name, sequel) +
                post(name, answer + " " + sequel) + "</div>");
    BOOST_TEST(text.find(answer) != text.npos);
  }
}

BOOST_AUTO_TEST_CASE(posts_with_numbers_of_comments_stay) {
  const auto post = [](const std::string& text, const std::string& count) {
    return "<div><div>" + in_paragraph(text) + "</div><i>" + count +
           " Comments</i></div>";
  };
  const std::string text = text_of("<div>" + post(opening + " " + ending, "7") +
                                   post(sequel + " " + opening, "12") +
                                   post(ending, "3") + "</div>");
  BOOST_TEST(text.find(sequel) != text.npos);
  BOOST_TEST(text.ends_with(ending));
}

// What stands among the paragraphs of an article opens nothing.
BOOST_AUTO_TEST_CASE(paragraphs_beside_those_of_the_article_stay) {
  for (const char* const line :
       {"<p>View all comments</p>", "<h3>Read more</h3>", "<p>2 Comments</p>",
        "<h3>Author</h3>"}) {
    const std::string text =
        text_of("<div>" + in_paragraph(opening) + in_paragraph(sequel) + line +
                in_paragraph(ending) + "</div>");
    BOOST_TEST(text.find(ending) != text.npos);
  }
}

// Nor does what stands above it.
BOOST_AUTO_TEST_CASE(a_line_above_the_article_opens_nothing) {
  const std::string above =
      "<div>" + in_paragraph(opinion) + in_paragraph(answer) +
      in_paragraph(opinion + " " + answer) + "</div><div>2 Comments</div>";
  BOOST_TEST(read_web_page("<html><head><title>No flour</title></head><body>" +
                               above + "<h1>No flour</h1>" + body +
                               "</body></html>",
                           "")
                 .text.ends_with(article));
}

// A section of other articles has less text than the one that it follows.
BOOST_AUTO_TEST_CASE(a_long_section_is_no_other_article) {
  std::string section;
  for (int entry = 0; entry < 12; ++entry) {
    section += "<p>" + opinion + " " + answer + "</p>";
  }
  BOOST_TEST(text_of("<div>" + body + "<div><h3>Related stories</h3><div>" +
                     section + "</div></div></div>")
                 .find(opinion) != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
