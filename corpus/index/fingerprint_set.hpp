#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>

namespace dateline {

// A set of fingerprints of terms. It fits a processor's nearest cache.
class FingerprintSet {
 public:
  void add(std::uint16_t fingerprint) { bits_[fingerprint] = true; }
  bool has(std::uint16_t fingerprint) const { return bits_[fingerprint]; }

 private:
  std::bitset<std::size_t{1} << 16> bits_;
};

}  // namespace dateline
