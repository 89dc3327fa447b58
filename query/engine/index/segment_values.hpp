#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/text/bit_count.hpp"
#include "query/engine/index/posting_file.hpp"

namespace dateline {

// One value slot of a segment. The values are read in blocks when the first of
// a block is asked for, and kept: a bit for each passage and 16 bytes for each
// run of passages with one value, as those of an article are. Not thread-safe.
// Throws IndexError if the file is damaged.
class SegmentValues {
 public:
  // Of no values.
  SegmentValues() = default;
  explicit SegmentValues(ValueCursor values) : cursor_(std::move(values)) {}

  // By number within the segment; "" if the passage has no value. The bytes are
  // good for as long as the PostingFile.
  std::string_view at(std::uint32_t id) {
    const std::size_t number = id / block_size;
    const Block& block = number < blocks_.size() && blocks_[number] != nullptr
                             ? *blocks_[number]
                             : read(number);
    return block.at(id % block_size);
  }

 private:
  static constexpr std::uint32_t block_size = 128;
  static constexpr std::uint32_t word_bits = 64;

  struct Block {
    std::string_view at(std::uint32_t place) const {
      const std::uint64_t up_to =
          ~std::uint64_t{0} >> (word_bits - 1 - place % word_bits);
      unsigned runs = count_bits(begins[place / word_bits] & up_to);
      if (place >= word_bits) runs += count_bits(begins[0]);
      return values[runs - 1];
    }

    std::array<std::uint64_t, block_size / word_bits> begins{};  // of runs
    std::vector<std::string_view> values;                        // of each run
  };

  const Block& read(std::size_t number);

  ValueCursor cursor_;
  std::vector<std::unique_ptr<Block>> blocks_;  // null if not read yet
};

}  // namespace dateline
