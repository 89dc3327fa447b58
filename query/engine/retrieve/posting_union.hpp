#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace dateline {

// Walks over the passages of one segment that have any of some terms. Throws
// what Xapian throws.
class PostingUnion {
 public:
  PostingUnion(const Xapian::Database& segment,
               const std::vector<std::string>& terms);

  // The first such passage from `id` on, by its number within the segment; 0 if
  // there is none. `id` must not be below that of the last call.
  Xapian::docid at_or_after(Xapian::docid id);

 private:
  struct Postings {
    Xapian::PostingIterator at;
    Xapian::PostingIterator end;
  };

  static bool is_later(const Postings& a, const Postings& b) {
    return *a.at > *b.at;
  }

  // A heap of the lists that are not at their end, with the list that stands at
  // the lowest passage in front.
  std::vector<Postings> lists_;
};

}  // namespace dateline
