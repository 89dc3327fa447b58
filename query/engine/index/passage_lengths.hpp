#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

namespace dateline {

// The lengths of a segment's passages, in terms, as Xapian has them. They are
// read when they are first asked for, and kept, because Xapian looks for the
// length of each passage on its own: that took a third of a search for any of
// some words. Four bytes a passage. Not thread-safe.
class PassageLengths {
 public:
  // By document number. `segment` must be the same at each call; the result is
  // good for as long as this. Throws what Xapian throws.
  const std::vector<std::uint32_t>& of(const Xapian::Database& segment);

 private:
  std::vector<std::uint32_t> lengths_;
};

}  // namespace dateline
