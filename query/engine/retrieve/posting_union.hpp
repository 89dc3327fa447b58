#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "query/engine/index/segment_postings.hpp"

namespace dateline {

// Walks over the passages of one segment that have any of some terms. Throws
// IndexError if the segment is damaged.
class PostingUnion {
 public:
  PostingUnion(const SegmentPostings& segment,
               const std::vector<std::string>& terms);

  // The first such passage from `id` on, by its number within the segment;
  // no_passage if there is none. `id` must not be below that of the last call.
  Xapian::docid at_or_after(Xapian::docid id) {
    if (lists_.size() != 1) return first_of_many(id);
    lists_.front().skip_to(id);
    return lists_.front().id();
  }

 private:
  // Passages that are looked at together, so that each list is walked over in
  // one go and no heap of lists is needed.
  static constexpr Xapian::docid window = 1024;

  Xapian::docid first_of_many(Xapian::docid id);
  void fill(Xapian::docid id);
  Xapian::docid first_in_window(Xapian::docid id) const;

  std::vector<PostingCursor> lists_;  // behind the window
  // The window, which begins with a passage that is found; both are no_passage
  // if nothing is left.
  Xapian::docid begin_ = 0, end_ = 0;
  std::array<std::uint64_t, window / 64> found_{};
};

}  // namespace dateline
