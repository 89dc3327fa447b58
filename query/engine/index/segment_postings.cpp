#include "query/engine/index/segment_postings.hpp"

namespace dateline {

// A damaged list may leave out a passage. It has no length, and no trace
// either, of which its reader will say so.
std::uint32_t SegmentPostings::read_length(std::uint32_t id) {
  const std::uint32_t number = id / block_size;
  if (blocks_.size() <= number) {
    blocks_.resize(number + std::size_t{1});
  }
  const std::uint32_t begin = number * block_size;
  LengthBlock& block = *(blocks_[number] = std::make_unique<LengthBlock>());
  PostingCursor at = file_.lengths();
  for (at.skip_to(begin); at.id() < begin + block_size; at.next()) {
    block[at.id() - begin] = at.frequency();
  }
  return block[id - begin];
}

}  // namespace dateline
