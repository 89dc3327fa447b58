#include "corpus/reader/format/pdf_reader.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace dateline {
namespace {

namespace data = boost::unit_test::data;

// A document of one page: `drawn` in its stream, `properties` and `xmp` of it.
Article read_pdf(const std::string& drawn, const std::string& properties,
                 const std::string& xmp = "",
                 const std::string& name = "a/ferry-1.pdf") {
  const auto stream = [](const std::string& entries, const std::string& bytes) {
    return "<<" + entries + "/Length " + std::to_string(bytes.size()) +
           ">>stream\n" + bytes + "\nendstream endobj\n";
  };
  const std::string bytes =
      "%PDF-1.4\n"
      "1 0 obj<</Type/Catalog/Pages 2 0 R" +
      std::string(xmp.empty() ? "" : "/Metadata 6 0 R") +
      ">>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R"
      "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
      ">>endobj\n4 0 obj" +
      stream("", drawn) + "5 0 obj<<" + properties + ">>endobj\n6 0 obj" +
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
