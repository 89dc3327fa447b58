#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

// A set of fingerprints of terms. Small ones, which most are, cost little to
// make; large ones take 8 KB, which fit a processor's nearest cache.
class FingerprintSet {
 public:
  void add(std::uint16_t fingerprint) {
    if (has(fingerprint)) return;
    if (size_ < few_.size()) {
      few_[size_] = fingerprint;
    } else {
      add_to_bits(fingerprint);
    }
    ++size_;
  }
  bool has(std::uint16_t fingerprint) const {
    return are_few() ? std::ranges::find(few(), fingerprint) != few().end()
                     : many_have(fingerprint);
  }
  // The same of a set that has more than few.
  bool many_have(std::uint16_t fingerprint) const {
    return (bits_[fingerprint / 64] >> fingerprint % 64 & 1) != 0;
  }

  // Whether there are so few that to compare a value with each is faster than
  // to look it up. Then these are few().
  bool are_few() const { return size_ <= few_.size(); }
  std::span<const std::uint16_t> few() const { return {few_.data(), size_}; }

 private:
  void add_to_bits(std::uint16_t fingerprint) {
    if (bits_.empty()) {
      bits_.resize((std::size_t{1} << 16) / 64);
      for (const std::uint16_t one : few_) add_to_bits(one);
    }
    bits_[fingerprint / 64] |= std::uint64_t{1} << fingerprint % 64;
  }

  std::vector<std::uint64_t> bits_;  // a bit each, if they are not few
  std::array<std::uint16_t, 12> few_{};
  std::size_t size_ = 0;
};

}  // namespace dateline
