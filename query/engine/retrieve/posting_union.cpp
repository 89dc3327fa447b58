#include "query/engine/retrieve/posting_union.hpp"

#include <algorithm>

namespace dateline {

PostingUnion::PostingUnion(const SegmentPostings& segment,
                           const std::vector<std::string>& terms) {
  for (const std::string& term : terms) {
    const PostingCursor list = segment.postings(term);
    if (list.id() != no_passage) {
      lists_.push_back(list);
    }
  }
  std::ranges::make_heap(lists_, is_later);
}

Xapian::docid PostingUnion::at_or_after(Xapian::docid id) {
  while (!lists_.empty() && lists_.front().id() < id) {
    std::ranges::pop_heap(lists_, is_later);
    PostingCursor& list = lists_.back();
    list.skip_to(id);
    if (list.id() == no_passage) {
      lists_.pop_back();
    } else {
      std::ranges::push_heap(lists_, is_later);
    }
  }
  return lists_.empty() ? 0 : lists_.front().id();
}

}  // namespace dateline
