#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>

#include "tests/corpus/read_contents.hpp"
#include "tests/corpus/test_files.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(attachments)

namespace {

bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// A part of a message, with its bytes as they are.
std::string part(const std::string& type, const std::string& name,
                 const std::string& bytes) {
  return "--b\nContent-Type: " + type +
         "\nContent-Disposition: attachment; filename=\"" + name +
         "\"\nContent-Transfer-Encoding: binary\n\n" + bytes + "\n";
}

std::string message_of(const std::string& parts) {
  return "From: Jane Doe <j@x.example>\nSubject: S\nMIME-Version: 1.0\n"
         "Date: Wed, 19 Jun 2024 05:45:00 +0200\n"
         "Content-Type: multipart/mixed; boundary=b\n\n"
         "--b\nContent-Type: text/plain\n\nSee below.\n" +
         parts + "--b--\n";
}

Article article_of_message(const std::string& parts) {
  const FileContents contents = read_contents("a.eml", message_of(parts));
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.errors.empty());
  return contents.articles[0];
}

std::string word_document(const std::string& words) {
  return archive_of(
      {{"[Content_Types].xml", "<Types/>"},
       {"docProps/core.xml",
        "<cp:coreProperties><dc:title>The mill</dc:title>"
        "</cp:coreProperties>"},
       {"word/document.xml", "<w:document><w:body><w:p><w:r><w:t>" + words +
                                 "</w:t></w:r></w:p></w:body></w:document>"}},
      "zip");
}

std::string file_of_tests(const std::string& path) {
  std::ifstream file(DATELINE_TEST_DATA "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(documents_belong_to_the_text_of_their_message) {
  const Article article = article_of_message(
      part("application/octet-stream", "mill.docx",
           word_document("The mill is sold.")) +
      part("application/pdf", "ferry.pdf",
           file_of_tests("readers/pdf/ferry.pdf")) +
      part("application/octet-stream", "Notes.txt", "Title: N\n\nHe paid.\n"));
  BOOST_TEST(article.title == "S");
  BOOST_TEST(article.author == "Jane Doe");
  BOOST_TEST(says(
      article.text,
      "See below.\n\nmill.docx\nThe mill\n\nThe mill is sold.\n\nferry.pdf\n"));
  BOOST_TEST(article.text.ends_with("Notes.txt\n\nTitle: N\n\nHe paid."));
  BOOST_TEST(article.notes.empty());
}

BOOST_AUTO_TEST_CASE(what_lies_in_attached_archives_and_messages_is_read) {
  const std::string inner =
      message_of(part("application/x-gzip", "a.txt.gz",
                      compressed("The crane is gone.", "gzip")));
  const std::string zip =
      archive_of({{"desk/mill.docx", word_document("The mill is sold.")},
                  {"letter.eml", inner},
                  {"ferry.png", "\x89PNG\r\n\x1a\n"}},
                 "zip");
  const Article article =
      article_of_message(part("application/zip", "all.zip", zip));
  BOOST_TEST(says(article.text,
                  "all.zip/desk/mill.docx\nThe mill\n\nThe mill is sold."));
  BOOST_TEST(says(article.text,
                  "all.zip/letter.eml\nS\nJane Doe\n2024-06-19\n\nSee below."));
  BOOST_TEST(says(article.text, "a.txt.gz\n\nThe crane is gone."));
  BOOST_TEST_REQUIRE(article.notes.size() == 1u);
  BOOST_TEST(article.notes[0] ==
             "an attachment is left out: 'all.zip/ferry.png' (a picture)");
}

BOOST_AUTO_TEST_CASE(messages_without_an_end_within_each_other_are_left_out) {
  std::string message = message_of("");
  for (int i = 0; i < 200; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    message =
        "Subject: S\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
        "boundary=" +
        boundary + "\n\n--" + boundary +
        "\nContent-Type: application/octet-stream; name=a.eml\n\n" + message +
        "\n--" + boundary + "--\n";
  }
  const FileContents contents = read_contents("a.eml", message);
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST_REQUIRE(contents.articles[0].notes.size() == 1u);
  BOOST_TEST(says(contents.articles[0].notes[0],
                  "'a.eml' (lies too deep in messages and archives)"));
}

BOOST_AUTO_TEST_CASE(files_written_into_a_message_are_read) {
  const FileContents contents = read_contents(
      "a.eml",
      "From: a@x.example\nSubject: S\nDate: Wed, 19 Jun 2024 05:45:00 +0200\n\n"
      "Look:\nbegin 644 the mill.txt\n"
      "15&AE(&UI;&P@:7,@<V]L9\"X`\n`\nend\nDone.\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text ==
             "Look:\nDone.\n\n\nthe mill.txt\n\nThe mill is sold.");
  BOOST_TEST(contents.articles[0].notes.empty());
}

struct Unread {
  const char* type;
  const char* name;
  const char* bytes;
  const char* note;
};
std::ostream& operator<<(std::ostream& out, const Unread& row) {
  return out << row.name;
}
const Unread unread[] = {
    {"application/octet-stream", "a.doc", "\xd0\xcf\x11\xe0 old",
     "'a.doc' (an old office document, not text; convert it first)"},
    {"application/pdf", "a.pdf", "%PDF-1.4 damaged",
     "'a.pdf' (a damaged PDF document; open and save it again)"},
    {"text/csv", "a.csv", "title,text\nMill,Sold\n",
     "'a.csv' (of the format 'table', which may hold many articles; save it "
     "as a file)"},
    {"application/pgp-signature", "signature.asc", "-----BEGIN PGP SIGNATURE",
     "'signature.asc' (application/pgp-signature)"},
    {"text/calendar", "a.ics", "BEGIN:VCALENDAR\n", "'a.ics' (text/calendar)"},
    {"image/png", "", "x", "image/png (a picture)"},
    {"application/x-odd", "", "x", "application/x-odd"},
};

BOOST_DATA_TEST_CASE(what_is_not_read_is_named_with_the_reason,
                     data::make(unread), row) {
  const Article article =
      article_of_message(part(row.type, row.name, row.bytes));
  BOOST_TEST(article.text == "See below.");
  BOOST_TEST_REQUIRE(article.notes.size() == 1u);
  BOOST_TEST(article.notes[0] ==
             std::string("an attachment is left out: ") + row.note);
}

BOOST_AUTO_TEST_CASE(many_that_are_left_out_are_counted) {
  std::string parts;
  for (int i = 0; i < 20; ++i) parts += part("image/gif", "a.gif", "GIF89a");
  const Article article = article_of_message(parts);
  BOOST_TEST_REQUIRE(article.notes.size() == 1u);
  BOOST_TEST(
      article.notes[0].starts_with("20 attachments are left out: 'a.gif' "));
  BOOST_TEST(article.notes[0].ends_with(", and 12 more"));
}

BOOST_AUTO_TEST_CASE(what_an_alternative_says_for_other_programs_is_no_loss) {
  const std::string alternatives =
      "--b\nContent-Type: multipart/alternative; boundary=c\n\n"
      "--c\nContent-Type: text/html\n\n<p>The mill is sold to him.</p>\n"
      "--c\nContent-Type: text/x-amp-html\n\n<p>The mill, in short words.</p>\n"
      "--c\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n--c--\n";
  const Article article = article_of_message(alternatives);
  BOOST_TEST(article.text == "See below.\n\nThe mill is sold to him.");
  BOOST_TEST(article.notes.empty());
}

// Programs put attachments into the one of two texts that most people see.
BOOST_AUTO_TEST_CASE(an_attachment_in_an_alternative_is_read) {
  const std::string alternatives =
      "--b\nContent-Type: multipart/alternative; boundary=c\n\n"
      "--c\nContent-Type: text/plain\n\nThis text is longer than others.\n"
      "--c\nContent-Type: multipart/mixed; boundary=d\n\n"
      "--d\nContent-Type: text/html\n\n<p>This text is longer.</p>\n"
      "--d\nContent-Type: application/octet-stream; name=a.txt\n\nSold.\n"
      "--d--\n--c--\n";
  const Article article = article_of_message(alternatives);
  BOOST_TEST(
      article.text ==
      "See below.\n\nThis text is longer than others.\n\na.txt\n\nSold.");
}

BOOST_AUTO_TEST_CASE(too_much_text_costs_the_message_nothing_of_its_own) {
  const std::string line =
      "The ferry left two hours late, and nobody waited.\n";
  std::string large;
  while (large.size() < 9u << 20) large += line;
  const Article article =
      article_of_message(part("application/octet-stream", "a.txt", large));
  BOOST_TEST(article.text == "See below.");
  BOOST_TEST_REQUIRE(article.notes.size() == 1u);
  BOOST_TEST(
      says(article.notes[0], "'a.txt' (too much text for an attachment"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
