#include "corpus/reader/xml/xmp_properties.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

namespace dateline {
BOOST_AUTO_TEST_SUITE(xmp_properties)

std::string xmp(const std::string& description) {
  return "<?xpacket begin='' id='x'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
         "<rdf:RDF xmlns:rdf='r'>" +
         description + "</rdf:RDF></x:xmpmeta><?xpacket end='w'?>";
}

BOOST_AUTO_TEST_CASE(lists_elements_and_attributes_are_read) {
  const XmpProperties properties = xmp_properties_of(
      xmp("<rdf:Description xmp:CreateDate='2024-06-19T05:45:00Z'>"
          "<dc:title><rdf:Alt><rdf:li>Ferry late</rdf:li><rdf:li>Verspätet"
          "</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>Jane Doe"
          "</rdf:li><rdf:li>Ada Roe</rdf:li></rdf:Seq></dc:creator>"
          "<prism:publicationName>Harbour Gazette</prism:publicationName>"
          "<prism:coverDate>2024-06-20</prism:coverDate></rdf:Description>"));
  BOOST_TEST(properties.title == "Ferry late");
  BOOST_TEST(properties.authors == "Jane Doe, Ada Roe");
  BOOST_TEST(properties.source == "Harbour Gazette");
  BOOST_TEST(properties.published == "2024-06-20");
  BOOST_TEST(properties.created == "2024-06-19T05:45:00Z");
}

BOOST_AUTO_TEST_CASE(what_is_empty_or_no_xml_says_nothing) {
  BOOST_TEST(xmp_properties_of("").title == "");
  BOOST_TEST(xmp_properties_of("<x").title == "");
  BOOST_TEST(xmp_properties_of(xmp("<rdf:Description><dc:title><rdf:Alt>"
                                   "<rdf:li/></rdf:Alt></dc:title>"
                                   "</rdf:Description>"))
                 .title == "");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
