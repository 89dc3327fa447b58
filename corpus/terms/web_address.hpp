#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.hpp"

namespace dateline {

// Where the web address that begins at `begin` ends; `begin` if none begins
// there. One begins with http://, https://, ftp:// or www. and holds a word;
// punctuation at its end belongs to the sentence.
std::size_t web_address_end(std::string_view text, std::size_t begin);

struct WebAddress {
  std::vector<Span> parts;  // its words, without the scheme
  std::string folded;       // whole, without scheme and trailing slash
};

WebAddress read_web_address(std::string_view address);

}  // namespace dateline
