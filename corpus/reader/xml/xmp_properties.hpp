#pragma once

#include <string>
#include <string_view>

namespace dateline {

// What the XMP metadata of a document say of it; "" is "not known".
struct XmpProperties {
  std::string title;
  std::string authors;    // with a comma between them
  std::string source;     // the publication, else the publisher
  std::string published;  // the day of publication
  std::string created;    // the day on which the document was made
};

// Nothing is known of what is no XML.
XmpProperties xmp_properties_of(const std::string& xmp);

}  // namespace dateline
