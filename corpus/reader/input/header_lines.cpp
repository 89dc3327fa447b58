#include "corpus/reader/input/header_lines.hpp"

#include <algorithm>

#include "corpus/text/lines.hpp"

namespace dateline {

std::string_view header_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::string_view line = header.substr(0, header.find('\n'));
    header.remove_prefix(std::min(line.size() + 1, header.size()));
    const std::size_t colon = line.find(':');
    if (colon == line.npos) continue;
    if (ascii_lower(trimmed(line.substr(0, colon))) == name) {
      return trimmed(line.substr(colon + 1));
    }
  }
  return {};
}

}  // namespace dateline
