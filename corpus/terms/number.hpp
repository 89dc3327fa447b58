#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// A number with its separators: "1,250,000.5".
struct Number {
  std::size_t end = 0;     // of its bytes in the text
  std::string plain;       // digits, at most one '.': "1250000.5"
  bool separated = false;  // `plain` differs from the bytes
};

// Reads the number that begins with the digit at `begin`. Separators that do
// not make groups of three or the groups of India ("1,50,000"), or a decimal
// mark, are left: "19.06.2024" gives "19".
Number read_number(std::string_view text, std::size_t begin,
                   bool decimal_comma);

// Whether numbers of this language, an ISO 639-1 code or "", are
// written 1.250,5 rather than 1,250.5.
bool has_decimal_comma(std::string_view language);

}  // namespace dateline
