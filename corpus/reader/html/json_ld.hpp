#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// What a page's JSON-LD says of its article. Strings are plain text; "" and
// empty lists mean "not said".
struct LinkedData {
  std::string headline;
  std::string published;  // as written
  std::string modified;
  std::vector<std::string> authors;
  std::string publisher;
  std::string language;
  std::string address;
  std::string body;  // paragraphs as far as they are marked
};

// Reads the JSON-LD scripts of a page. Of several articles the one counts that
// is at `address`, or else the first. Scripts that are no JSON are mended if
// their faults are common ones, or passed over. Never throws.
LinkedData read_linked_data(const std::vector<std::string_view>& scripts,
                            std::string_view address);

}  // namespace dateline
