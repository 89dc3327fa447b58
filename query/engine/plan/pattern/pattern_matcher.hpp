#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// Matches a pattern against a text, position by position. `Text` has
//   std::uint32_t positions() const
//   std::uint32_t arcs(position) const            tokens that begin there
//   position after(position, index) const         where such a token ends
//   MatchLevel compare(const PatternArc&, position, index) const
//
// Base tokens and the compound over them often lead to the same positions. Two
// positions that led to no match are not tried again: otherwise a phrase of
// twenty hyphenated words would take a million paths.
template <typename Text>
class PatternMatcher {
 public:
  struct Path {
    std::uint32_t last = 0;                  // the position after it
    MatchLevel level = MatchLevel::literal;  // the weakest of its tokens
  };

  PatternMatcher(const Text& text, const Pattern& pattern, MatchLevel weakest)
      : text_(text), pattern_(pattern), weakest_(weakest) {}

  // The first path through the whole pattern that begins at position `at`.
  std::optional<Path> from(std::uint32_t at) {
    dead_ends_.clear();
    return step(0, at);
  }

  // Whether a path of any call so far came to the end of the text before it
  // came to that of the pattern: if more text follows, it may hold the rest.
  bool ran_off() const { return ran_off_; }

 private:
  struct Place {
    std::size_t in_pattern;
    std::uint32_t in_text;
    bool operator==(const Place&) const = default;
  };

  std::optional<Path> step(std::size_t in_pattern, std::uint32_t at) {
    if (at >= text_.positions()) {
      ran_off_ = ran_off_ || in_pattern > 0;
      return std::nullopt;
    }
    if (is_dead_end({in_pattern, at})) {
      return std::nullopt;
    }
    for (const PatternArc& arc : pattern_.arcs[in_pattern]) {
      for (std::uint32_t i = 0; i < text_.arcs(at); ++i) {
        const MatchLevel level = text_.compare(arc, at, i);
        if (level > weakest_) {
          continue;
        }
        auto path = rest(in_pattern + arc.width, text_.after(at, i));
        if (path) {
          path->level = std::max(path->level, level);
          return path;
        }
      }
    }
    if (in_pattern > 0) {
      dead_ends_.push_back({in_pattern, at});
    }
    return std::nullopt;
  }

  std::optional<Path> rest(std::size_t in_pattern, std::uint32_t at) {
    if (in_pattern >= pattern_.length()) {
      return Path{at};
    }
    return step(in_pattern, at);
  }

  bool is_dead_end(const Place& place) const {
    return std::find(dead_ends_.begin(), dead_ends_.end(), place) !=
           dead_ends_.end();
  }

  const Text& text_;
  const Pattern& pattern_;
  MatchLevel weakest_;
  bool ran_off_ = false;
  std::vector<Place> dead_ends_;
};

}  // namespace dateline
