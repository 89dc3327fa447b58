#pragma once

#include <cstdint>

namespace dateline {

// The bits that are set. std::popcount() calls a function, which takes longer,
// because not every processor has an instruction for it.
constexpr unsigned count_bits(std::uint64_t bits) {
  bits -= bits >> 1 & 0x5555555555555555;  // in each two bits
  bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;  // in each byte
  return static_cast<unsigned>(bits * 0x0101010101010101 >> 56);
}

}  // namespace dateline
