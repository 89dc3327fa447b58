#pragma once

#include <xapian.h>

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

  // The first such passage from `id` on, by its number within the segment; 0 if
  // there is none. `id` must not be below that of the last call.
  Xapian::docid at_or_after(Xapian::docid id);

 private:
  static bool is_later(const PostingCursor& a, const PostingCursor& b) {
    return a.id() > b.id();
  }

  // A heap of the lists that are not at their end, with the list that stands at
  // the lowest passage in front.
  std::vector<PostingCursor> lists_;
};

}  // namespace dateline
