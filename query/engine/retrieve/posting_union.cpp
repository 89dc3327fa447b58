#include "query/engine/retrieve/posting_union.hpp"

#include <algorithm>

namespace dateline {

PostingUnion::PostingUnion(const Xapian::Database& segment,
                           const std::vector<std::string>& terms) {
  for (const std::string& term : terms) {
    Postings list{segment.postlist_begin(term), segment.postlist_end(term)};
    if (list.at != list.end) {
      lists_.push_back(list);
    }
  }
  std::ranges::make_heap(lists_, is_later);
}

Xapian::docid PostingUnion::at_or_after(Xapian::docid id) {
  while (!lists_.empty() && *lists_.front().at < id) {
    std::ranges::pop_heap(lists_, is_later);
    Postings& list = lists_.back();
    list.at.skip_to(id);
    if (list.at == list.end) {
      lists_.pop_back();
    } else {
      std::ranges::push_heap(lists_, is_later);
    }
  }
  return lists_.empty() ? 0 : *lists_.front().at;
}

}  // namespace dateline
