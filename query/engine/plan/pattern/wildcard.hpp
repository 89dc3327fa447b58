#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// Compares words with a pattern in which * stands for any number of characters
// and ? for one. It is a nondeterministic automaton whose states are the places
// of the pattern; a set of them is kept as the bits of a number.
class Wildcard {
 public:
  using States = std::uint64_t;

  // Of a pattern over `max_length` characters, only the first are used.
  static constexpr std::size_t max_length = 63;

  explicit Wildcard(std::string_view pattern);

  const std::u32string& pattern() const { return pattern_; }

  // The places at which the rest of a word may begin.
  States start() const { return with_skipped_stars(1); }
  States after(States states, char32_t c) const;
  bool accepts(States states) const {
    return (states >> pattern_.size() & 1) != 0;
  }

  bool matches(std::u32string_view word) const;

 private:
  States with_skipped_stars(States states) const;

  std::u32string pattern_;
};

// Whether a word, as UTF-8, is of a pattern.
bool matches_wildcard(std::string_view pattern, std::string_view word);

}  // namespace dateline
