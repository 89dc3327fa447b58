#pragma once

#include <string_view>

namespace dateline {

// Of header lines as mail, HTTP and WARC have them, "Name: value", the value of
// the first of this name, which is in lower case; "" if there is none. Lines
// that are folded count as one only up to their first break.
std::string_view header_value(std::string_view header, std::string_view name);

}  // namespace dateline
