#include "query/engine/index/segment_values.hpp"

namespace dateline {

const SegmentValues::Block& SegmentValues::read(std::size_t number) {
  if (blocks_.size() <= number) {
    blocks_.resize(number + 1);
  }
  blocks_[number] = std::make_unique<Block>();
  Block& block = *blocks_[number];
  const auto begin = static_cast<std::uint32_t>(number * block_size);
  for (std::uint32_t place = 0; place < block_size; ++place) {
    const std::string_view value = cursor_.at(begin + place);
    if (place == 0 || value != block.values.back()) {
      block.begins[place / word_bits] |= std::uint64_t{1} << place % word_bits;
      block.values.push_back(value);
    }
  }
  block.values.shrink_to_fit();
  return block;
}

}  // namespace dateline
