#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

// The lengths of a segment's passages, in terms. Xapian is asked for one after
// the other, until it was asked as often as there are passages. By then reading
// them all at once would have paid, so all are read and kept, four bytes each:
// one search of a large index does not wait for that, and many searches soon
// have them at hand. Not thread-safe.
class PassageLengths {
 public:
  // By document number. `segment` must be the same at each call. Throws what
  // Xapian throws.
  std::uint32_t of(Xapian::docid id, const Xapian::Database& segment) {
    return lengths_.empty() ? look_up(id, segment) : lengths_[id];
  }

 private:
  std::uint32_t look_up(Xapian::docid id, const Xapian::Database& segment);

  std::size_t looked_up_ = 0;
  std::vector<std::uint32_t> lengths_;  // empty until all are read
};

}  // namespace dateline
