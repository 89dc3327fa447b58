#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <unordered_map>

namespace dateline {

// Remembers how many passages have the terms that were last asked for. Each
// search asks for some hundred terms, nearly all of them words of its best
// passages, and each is looked up in the table of every segment. Not
// thread-safe.
class FrequencyCache {
 public:
  // The frequency of a term, which look_up() gives if it is not known. It must
  // always be the same.
  template <typename LookUp>
  Xapian::doccount of(const std::string& term, LookUp look_up) {
    const auto known = known_.find(term);
    if (known != known_.end()) {
      return known->second;
    }
    const Xapian::doccount frequency = look_up();
    if (known_.size() >= max_terms) {
      known_.clear();
    }
    known_.emplace(term, frequency);
    return frequency;
  }

 private:
  static constexpr std::size_t max_terms = 20'000;  // about 2 MB

  std::unordered_map<std::string, Xapian::doccount> known_;
};

}  // namespace dateline
