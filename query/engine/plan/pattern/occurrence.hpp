#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "dateline/results.hpp"

namespace dateline {

// A place in a text where a pattern matches.
struct Occurrence {
  std::size_t begin = 0;  // bytes, half-open
  std::size_t end = 0;
  std::uint32_t first = 0;  // positions, half-open, from 0
  std::uint32_t last = 0;
  MatchLevel level = MatchLevel::none;  // the weakest of its tokens

  bool operator==(const Occurrence&) const = default;
};

using Occurrences = std::vector<Occurrence>;

// Sorts by first, then by last position.
inline void sort_by_position(Occurrences& occurrences) {
  std::sort(occurrences.begin(), occurrences.end(),
            [](const Occurrence& a, const Occurrence& b) {
              return a.first != b.first ? a.first < b.first : a.last < b.last;
            });
}

}  // namespace dateline
