#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/cli/display_text.hpp"

namespace dateline {

// What is written before and after a marked part of a text.
struct Marks {
  std::string open;
  std::string close;
  std::size_t width = 0;  // columns of each
};

// The text, marks put in, in lines of at most `width` columns. Lines end where
// Unicode lets them (UAX 14: at spaces, after hyphens, between Chinese
// characters, between Thai words), and within a word only if it is wider than a
// line. A marked part that goes on over a line end is closed there and opened
// again, so that every line stands alone; no line ends within a mark.
std::vector<std::string> wrap(const MarkedText& text, std::size_t width,
                              const Marks& marks);

}  // namespace dateline
