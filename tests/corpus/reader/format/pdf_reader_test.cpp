#include "corpus/reader/format/pdf_reader.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace dateline {
namespace {

namespace data = boost::unit_test::data;

// A font of which no letter is in the document, only what letters they are.
std::string font_of_collection(const std::string& encoding,
                               const std::string& collection) {
  return "<</Type/Font/Subtype/Type0/BaseFont/Ming/Encoding/" + encoding +
         "/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/Ming"
         "/CIDSystemInfo<</Registry(Adobe)/Ordering(" +
         collection +
         ")/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/Ming"
         "/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0"
         "/CapHeight 1/StemV 1>>>>]>>";
}

// A document of one page: `drawn` in its stream, `properties` and `xmp` of it.
// It has a font F, and if it is drawn with, J of Japanese letters or N of
// letters that nobody knows.
Article read_pdf(const std::string& drawn, const std::string& properties,
                 const std::string& xmp = "",
                 const std::string& name = "a/ferry-1.pdf") {
  const auto stream = [](const std::string& entries, const std::string& bytes) {
    return "<<" + entries + "/Length " + std::to_string(bytes.size()) +
           ">>stream\n" + bytes + "\nendstream endobj\n";
  };
  std::string fonts = "/F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
  if (drawn.find("/J ") != drawn.npos) {
    fonts += "/J " + font_of_collection("90ms-RKSJ-H", "Japan1");
  }
  if (drawn.find("/N ") != drawn.npos) {
    fonts += "/N " + font_of_collection("Identity-H", "Norwick1");
  }
  const std::string bytes =
      "%PDF-1.4\n"
      "1 0 obj<</Type/Catalog/Pages 2 0 R" +
      std::string(xmp.empty() ? "" : "/Metadata 6 0 R") +
      ">>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R"
      "/Resources<</Font<<" +
      fonts + ">>>>>>endobj\n4 0 obj" + stream("", drawn) + "5 0 obj<<" +
      properties + ">>endobj\n6 0 obj" +
      stream("/Type/Metadata/Subtype/XML", xmp) +
      "trailer<</Root 1 0 R/Info 5 0 R>>\n%%EOF\n";
  RawRecord record;
  record.name = name;
  record.origin = name;
  record.bytes = bytes;
  return parse_pdf(record);
}

const std::string story =
    "BT /F 10 Tf 20 300 Td 12 TL (The night ferry left two hours late, because "
    "a crane) Tj T* (had blocked the quay. Nobody was hurt.) Tj ET";
const std::string headline = "BT /F 20 Tf 20 340 Td (Ferry late) Tj ET\n";

BOOST_AUTO_TEST_SUITE(pdf_reader)

BOOST_DATA_TEST_CASE(
    what_a_program_calls_a_document_is_no_title,
    data::make({"Microsoft Word - ferry.doc", "Microsoft PowerPoint - Ferry",
                "Untitled-3", "Document1", "Book1", "ferry_1", "notes.wpd",
                "Ferry.pages", "a.docx [Read-Only]", "12", ""}),
    title) {
  const Article article =
      read_pdf(headline + story, "/Title(" + std::string(title) + ")");
  BOOST_TEST(article.title == "Ferry late");
  BOOST_TEST(article.text.starts_with("The night ferry"));
}

BOOST_DATA_TEST_CASE(a_title_may_resemble_one,
                     data::make({"The booking.com affair", "Layout of a port",
                                 "Ferry 1", "1984 and after"}),
                     title) {
  BOOST_TEST(read_pdf(story, "/Title(" + std::string(title) + ")").title ==
             title);
}

BOOST_AUTO_TEST_CASE(a_headline_below_a_kicker_is_the_title) {
  const Article article =
      read_pdf("BT /F 10 Tf 20 370 Td (HARBOUR NEWS, 19 JUNE 2024) Tj ET\n" +
                   headline + story,
               "");
  BOOST_TEST(article.title == "Ferry late");
  BOOST_TEST(article.text.starts_with("HARBOUR NEWS"));
}

// They are those of poppler-data.
BOOST_AUTO_TEST_CASE(letters_are_known_that_a_document_only_names) {
  const Article article = read_pdf(
      "BT /J 10 Tf 20 300 Td <93fa967b8cea82cc8b4c8e968142> Tj ET", "");
  BOOST_TEST(article.text == "日本語の記事。");
  BOOST_TEST(article.notes.empty());
}

BOOST_AUTO_TEST_CASE(letters_that_nobody_knows_are_told) {
  const Article article =
      read_pdf(story + " BT /N 10 Tf 20 200 Td <00220023> Tj ET", "");
  BOOST_TEST(article.text.starts_with("The night ferry"));
  BOOST_TEST(article.notes ==
                 std::vector<std::string>{
                     "letters are lost that poppler does not know; those of "
                     "Chinese, Japanese and Korean are in the package "
                     "poppler-data"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(xmp_tells_what_the_properties_do_not) {
  const Article article = read_pdf(
      story, "/Author(Jane Doe)",
      "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='r'>"
      "<rdf:Description><dc:title><rdf:Alt><rdf:li>Ferry late</rdf:li>"
      "</rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li>"
      "<rdf:li>Ada Roe</rdf:li></rdf:Seq></dc:creator>"
      "<xmp:CreateDate>2024-06-19T05:45:00Z</xmp:CreateDate>"
      "</rdf:Description></rdf:RDF></x:xmpmeta>");
  BOOST_TEST(article.title == "Ferry late");
  BOOST_TEST(article.author == "Jane Doe, Ada Roe");
  BOOST_TEST(article.date == "2024-06-19");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
