#include "query/engine/index/segment_postings.hpp"

namespace dateline {

// A damaged list may name a passage that is not there. It has no length, and no
// trace either, of which its reader will say so.
std::uint32_t SegmentPostings::look_up(std::uint32_t id) {
  if (looked_up_ < passages_ / 8) {
    ++looked_up_;
    PostingCursor at = file_.lengths();
    at.skip_to(id);
    return at.id() == id ? at.frequency() : 0;
  }
  if (lengths_.empty()) {
    lengths_.resize(passages_ + std::size_t{1});
    for (PostingCursor at = file_.lengths(); at.id() < lengths_.size();
         at.next()) {
      lengths_[at.id()] = at.frequency();
    }
  }
  return id < lengths_.size() ? lengths_[id] : 0;
}

}  // namespace dateline
