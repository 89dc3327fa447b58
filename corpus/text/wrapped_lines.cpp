#include "corpus/text/wrapped_lines.hpp"

#include "corpus/text/display_width.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {

std::size_t first_word_width(std::string_view line) {
  if (line.empty()) return 0;
  const std::size_t first = display_width(code_point_at(line, 0).code);
  return first == 2 ? first : display_width(line.substr(0, line.find(' ')));
}

}  // namespace dateline
