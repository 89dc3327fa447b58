#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>

namespace dateline {

// A set of fingerprints of terms. It fits a processor's nearest cache.
class FingerprintSet {
 public:
  void add(std::uint16_t fingerprint) {
    if (has(fingerprint)) return;
    bits_[fingerprint] = true;
    if (size_ < few_.size()) few_[size_] = fingerprint;
    ++size_;
  }
  bool has(std::uint16_t fingerprint) const { return bits_[fingerprint]; }

  // Whether there are so few that to compare a value with each is faster than
  // to look it up. Then these are few().
  bool are_few() const { return size_ <= few_.size(); }
  std::span<const std::uint16_t> few() const { return {few_.data(), size_}; }

 private:
  std::bitset<std::size_t{1} << 16> bits_;
  std::array<std::uint16_t, 12> few_{};
  std::size_t size_ = 0;
};

}  // namespace dateline
