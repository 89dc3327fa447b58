#include "query/engine/index/segment_values.hpp"

#include <utility>

namespace dateline {

// The block and the place of the cursor are kept when all was read: the file
// may turn out to be damaged.
const SegmentValues::Block& SegmentValues::read(std::size_t number) {
  auto read = std::make_unique<Block>();
  Block& block = *read;
  ValueCursor cursor = cursor_;
  const auto begin = static_cast<std::uint32_t>(number * block_size);
  for (std::uint32_t place = 0; place < block_size; ++place) {
    const std::string_view value = cursor.at(begin + place);
    if (place == 0 || value != block.values.back()) {
      block.begins[place / word_bits] |= std::uint64_t{1} << place % word_bits;
      block.values.push_back(value);
    }
  }
  block.values.shrink_to_fit();
  if (blocks_.size() <= number) {
    blocks_.resize(number + 1);
  }
  blocks_[number] = std::move(read);
  cursor_ = std::move(cursor);
  return block;
}

}  // namespace dateline
