#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>

#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// The terms that words were expanded to in one search, which needs them for its
// hits and again for its counts.
struct ExpansionCache {
  // Language, form, edits, folded word, and how many terms it may stand for.
  using Key = std::tuple<std::string, Form, unsigned, std::string, std::size_t>;
  std::map<Key, Expansion> expansions;
};

}  // namespace dateline
