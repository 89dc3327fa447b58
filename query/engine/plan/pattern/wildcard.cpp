#include "query/engine/plan/pattern/wildcard.hpp"

#include "corpus/text/utf8.hpp"

namespace dateline {

Wildcard::Wildcard(std::string_view pattern) : pattern_(to_utf32(pattern)) {
  pattern_.resize(std::min(pattern_.size(), max_length));
}

Wildcard::States Wildcard::after(States states, char32_t c) const {
  States next = 0;
  for (std::size_t at = 0; at < pattern_.size(); ++at) {
    if ((states >> at & 1) == 0) continue;
    if (pattern_[at] == U'*') {
      next |= States{1} << at;
    } else if (pattern_[at] == U'?' || pattern_[at] == c) {
      next |= States{1} << (at + 1);
    }
  }
  return with_skipped_stars(next);
}

bool Wildcard::matches(std::u32string_view word) const {
  States states = start();
  for (const char32_t c : word) {
    states = after(states, c);
    if (states == 0) return false;
  }
  return accepts(states);
}

Wildcard::States Wildcard::with_skipped_stars(States states) const {
  for (std::size_t at = 0; at < pattern_.size(); ++at) {
    if ((states >> at & 1) != 0 && pattern_[at] == U'*') {
      states |= States{1} << (at + 1);
    }
  }
  return states;
}

bool matches_wildcard(std::string_view pattern, std::string_view word) {
  return Wildcard(pattern).matches(to_utf32(word));
}

}  // namespace dateline
