#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "corpus/index/fingerprint_set.hpp"

namespace dateline {

// A hash table of a few entries by fingerprints of terms, or by pairs of these.
template <typename Key, typename Value>
class KeyTable {
 public:
  // The entry with this key, which is made if there is none. Good until the
  // next call.
  Value& operator[](Key key) {
    if (2 * entries_ >= slots_.size()) {
      grow();
    }
    Slot& slot = slots_[place(key)];
    if (!slot.is_used) {
      slot = {key, true, {}};
      ++entries_;
    }
    return slot.value;
  }

  // Null if there is none.
  const Value* find(Key key) const {
    if (slots_.empty()) {
      return nullptr;
    }
    const Slot& slot = slots_[place(key)];
    return slot.is_used ? &slot.value : nullptr;
  }

  bool empty() const { return entries_ == 0; }

 private:
  struct Slot {
    Key key = 0;
    bool is_used = false;
    Value value{};
  };

  // The slot of the key, or the free one where it belongs. Half of the slots
  // are free.
  std::size_t place(Key key) const {
    std::size_t at = (key * 0x9E3779B1u >> 8) % slots_.size();
    while (slots_[at].is_used && slots_[at].key != key) {
      at = (at + 1) % slots_.size();
    }
    return at;
  }

  void grow() {
    constexpr std::size_t first_size = 64;
    std::vector<Slot> old(slots_.empty() ? first_size : 2 * slots_.size());
    old.swap(slots_);
    for (Slot& slot : old) {
      if (slot.is_used) {
        slots_[place(slot.key)] = std::move(slot);
      }
    }
  }

  std::vector<Slot> slots_;  // their number is a power of two
  std::size_t entries_ = 0;
};

// Values by fingerprint, with the set of their keys for TokenTrace::scan().
template <typename Value>
class FingerprintTable {
 public:
  // The value of this fingerprint, which is made if there is none. Good until
  // the next call.
  Value& operator[](std::uint16_t fingerprint) {
    keys_.add(fingerprint);
    return values_[fingerprint];
  }

  // The fingerprint must be one of keys().
  const Value& at(std::uint16_t fingerprint) const {
    return *values_.find(fingerprint);
  }

  const FingerprintSet& keys() const { return keys_; }

 private:
  FingerprintSet keys_;
  KeyTable<std::uint16_t, Value> values_;
};

}  // namespace dateline
