#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>

#include "corpus/index/token_trace.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// A set of hashed keys that says of most others, in a nanosecond, that it does
// not have them. It fits a processor's nearest cache.
class KeyFilter {
 public:
  void add(std::uint32_t key) { bits_[slot(key)] = true; }
  bool may_have(std::uint32_t key) const { return bits_[slot(key)]; }

 private:
  static constexpr std::size_t slots = 1 << 14;

  // Of a pair of fingerprints, both contribute to the slot.
  static std::size_t slot(std::uint32_t key) {
    return (key ^ key >> 16) % slots;
  }

  std::bitset<slots> bits_;
};

// The fingerprints of terms with which a pattern begins. `pattern` must be
// looked up in the index already.
KeyFilter beginnings_of(const Pattern& pattern);

// Whether a token in a place of a trace may be the beginning of a pattern.
inline bool may_begin(const KeyFilter& beginnings, const TokenTrace& trace,
                      std::uint32_t place) {
  const std::uint32_t arcs = trace.arcs(place);
  return (arcs > 0 && beginnings.may_have(trace.fingerprint(place, 0))) ||
         (arcs > 1 && beginnings.may_have(trace.fingerprint(place, 1)));
}

}  // namespace dateline
