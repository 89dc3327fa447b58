#include "query/engine/index/segment_postings.hpp"

#include <utility>

namespace dateline {

// A damaged list may leave out a passage. It has no length, and no trace
// either, of which its reader will say so.
std::uint32_t SegmentPostings::read_length(std::uint32_t id) {
  const std::uint32_t number = id / block_size;
  const std::uint32_t begin = number * block_size;
  auto read = std::make_unique<LengthBlock>();
  LengthBlock& block = *read;
  PostingCursor at = file_.lengths();
  for (at.skip_to(begin); at.id() < begin + block_size; at.next()) {
    block[at.id() - begin] = at.frequency();
  }
  if (blocks_.size() <= number) {
    blocks_.resize(number + std::size_t{1});
  }
  blocks_[number] = std::move(read);
  return block[id - begin];
}

}  // namespace dateline
