#include "corpus/splitter/word_map.hpp"

#include <bit>

#include "corpus/text/bit_count.hpp"
#include "corpus/text/boundaries.hpp"

namespace dateline {
namespace {

constexpr std::size_t width = 64;

std::uint64_t bit(std::size_t byte) {
  return std::uint64_t{1} << (byte % width);
}

// The first bit that is set at `from` or behind. There must be one.
std::size_t next_bit(const std::vector<std::uint64_t>& bits, std::size_t from) {
  std::size_t element = from / width;
  std::uint64_t left = bits[element] & ~(bit(from) - 1);
  while (left == 0) left = bits[++element];
  return element * width + static_cast<std::size_t>(std::countr_zero(left));
}

}  // namespace

WordMap::WordMap(std::string_view text)
    : begins_(text.size() / width + 1), ends_(begins_.size()) {
  each_word(text, [this](Span word) {
    begins_[word.begin / width] |= bit(word.begin);
    ends_[(word.end - 1) / width] |= bit(word.end - 1);
  });
  ranks_.reserve(begins_.size());
  std::uint32_t rank = 0;
  for (const std::uint64_t bits : begins_) {
    ranks_.push_back(rank);
    rank += count_bits(bits);
  }
}

std::size_t WordMap::count_before(std::size_t byte) const {
  const std::uint64_t before = begins_[byte / width] & (bit(byte) - 1);
  return ranks_[byte / width] + count_bits(before);
}

std::size_t WordMap::count(Span range) const {
  return count_before(range.end) - count_before(range.begin);
}

Span WordMap::next(std::size_t from) const {
  const std::size_t begin = next_bit(begins_, from);
  return {begin, next_bit(ends_, begin) + 1};
}

}  // namespace dateline
