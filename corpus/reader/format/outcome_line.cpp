#include "corpus/reader/format/outcome_line.hpp"

#include <algorithm>

namespace dateline {

// Each of its lines begins with the outcome, the count and the input.
bool is_outcome_report(std::string_view bytes) {
  constexpr std::string_view begin = "{\"outcome\":\"";
  constexpr std::string_view count = "\",\"count\":";
  constexpr std::string_view input = ",\"input\":\"";
  if (!bytes.starts_with(begin)) return false;
  bytes.remove_prefix(begin.size());
  bytes.remove_prefix(std::min(bytes.find('"'), bytes.size()));
  if (!bytes.starts_with(count)) return false;
  bytes.remove_prefix(count.size());
  bytes.remove_prefix(std::min(bytes.find(','), bytes.size()));
  return bytes.starts_with(input);
}

}  // namespace dateline
