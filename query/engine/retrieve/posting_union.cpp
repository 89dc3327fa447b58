#include "query/engine/retrieve/posting_union.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace dateline {

PostingUnion::PostingUnion(const SegmentPostings& segment,
                           const std::vector<std::string>& terms) {
  for (const std::string& term : terms) {
    const PostingCursor list = segment.postings(term);
    if (list.id() != no_passage) {
      lists_.push_back(list);
    }
  }
}

Xapian::docid PostingUnion::first_of_many(Xapian::docid id) {
  while (begin_ != no_passage) {
    id = std::max(id, begin_);
    const Xapian::docid first = first_in_window(id);
    if (first != no_passage) return first;
    fill(std::max(id, end_));
  }
  return no_passage;
}

// Begins the window with the first passage from `id` on.
void PostingUnion::fill(Xapian::docid id) {
  begin_ = no_passage;
  for (PostingCursor& list : lists_) {
    list.skip_to(id);
    begin_ = std::min(begin_, list.id());
  }
  if (begin_ == no_passage) return;
  end_ = begin_ + window;
  found_.fill(0);
  for (PostingCursor& list : lists_) {
    for (; list.id() - begin_ < window; list.next()) {
      const Xapian::docid at = list.id() - begin_;
      found_[at / 64] |= std::uint64_t{1} << at % 64;
    }
  }
}

Xapian::docid PostingUnion::first_in_window(Xapian::docid id) const {
  if (id >= end_) return no_passage;
  std::size_t at = id - begin_;
  std::uint64_t left = found_[at / 64] >> at % 64 << at % 64;
  while (left == 0) {
    at = at / 64 * 64 + 64;
    if (at == window) return no_passage;
    left = found_[at / 64];
  }
  return begin_ +
         static_cast<Xapian::docid>(
             at / 64 * 64 + static_cast<std::size_t>(std::countr_zero(left)));
}

}  // namespace dateline
