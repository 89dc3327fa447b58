#pragma once

#include <xapian.h>
#include <xxhash.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

// Remembers how many passages have the terms that were last asked for. Each
// search asks for some hundred terms, nearly all of them words of its best
// passages, and each is looked up in the table of every segment. Terms are told
// apart by a hash of 64 bits. Not thread-safe.
class FrequencyCache {
 public:
  // The frequency of a term, which look_up() gives if it is not known. It must
  // always be the same.
  template <typename LookUp>
  Xapian::doccount of(std::string_view term, LookUp look_up) {
    const std::uint64_t hash = XXH3_64bits(term.data(), term.size()) | 1;
    if (const Known& known = place_of(hash); known.hash == hash) {
      return known.frequency;
    }
    const Xapian::doccount frequency = look_up();
    if (++added_ > known_.size() && known_.size() < max_terms) {
      grow();
    }
    place_of(hash) = {hash, frequency};
    return frequency;
  }

 private:
  static constexpr std::size_t first_terms = 1u << 10;
  static constexpr std::size_t max_terms = 1u << 16;  // 1 MB

  // The last term with such a hash, which is odd; none if the hash is 0.
  struct Known {
    std::uint64_t hash = 0;
    Xapian::doccount frequency = 0;
  };

  Known& place_of(std::uint64_t hash) {
    return known_[hash >> 1 & (known_.size() - 1)];
  }

  void grow() {
    std::vector<Known> known(4 * known_.size());
    known.swap(known_);
    for (const Known& term : known) {
      place_of(term.hash) = term;
    }
  }

  std::vector<Known> known_ =
      std::vector<Known>(first_terms);  // a power of two
  std::size_t added_ = 0;
};

}  // namespace dateline
