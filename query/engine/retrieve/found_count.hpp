#pragma once

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace dateline {

// How many passages of a segment a source finds.
struct FoundCount {
  Xapian::doccount min = 0;
  Xapian::doccount estimate = 0;
  Xapian::doccount max = 0;
};

// Counts the passages with any of some terms. The estimate is as if each term
// were in passages without regard to the others.
class FoundCounter {
 public:
  // Of a segment with so many passages.
  explicit FoundCounter(Xapian::doccount passages) : passages_(passages) {}

  // The share of the segment's passages that so many are.
  double share_of(Xapian::doccount passages) const {
    return passages / std::max(1.0, static_cast<double>(passages_));
  }

  // Adds a term that is in so many passages.
  void add(Xapian::doccount frequency) {
    min_ = std::max(min_, frequency);
    add_up_to(frequency, share_of(frequency));
  }

  // Adds what is found in up to `max` passages, probably in a share of all.
  void add_up_to(Xapian::doccount max, double share) {
    sum_ += max;
    without_ *= 1 - share;
  }

  FoundCount count() const {
    const auto max =
        static_cast<Xapian::doccount>(std::min(sum_, std::size_t{passages_}));
    const auto estimate =
        static_cast<Xapian::doccount>(std::lround(passages_ * (1 - without_)));
    return {min_, std::clamp(estimate, min_, max), max};
  }

 private:
  Xapian::doccount passages_;  // of the segment
  Xapian::doccount min_ = 0;
  std::size_t sum_ = 0;
  double without_ = 1;  // the share of passages that have none
};

}  // namespace dateline
