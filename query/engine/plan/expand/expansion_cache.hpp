#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// Remembers what words were last expanded to in one state of an index. A search
// needs that for its hits, its counts and its notes, and users mistype the same
// names again. Not thread-safe.
class ExpansionCache {
 public:
  // Language, form, edits, folded word, and how many terms it may stand for.
  using Key = std::tuple<std::string, Form, unsigned, std::string, std::size_t>;

  // Null if it is not known. Good until the next call of add().
  const Expansion* find(const Key& key) const {
    const auto known = known_.find(key);
    return known == known_.end() ? nullptr : &known->second;
  }

  void add(Key key, Expansion expansion) {
    if (known_.size() >= max_words) known_.clear();
    known_.insert_or_assign(std::move(key), std::move(expansion));
  }

 private:
  static constexpr std::size_t max_words = 500;  // about 2 MB

  std::map<Key, Expansion> known_;
};

}  // namespace dateline
