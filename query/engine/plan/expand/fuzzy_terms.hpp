#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/engine/index/deadline.hpp"
#include "query/engine/index/passage_database.hpp"

namespace dateline {

// A term of the index, without its language prefix.
struct IndexTerm {
  std::string stem;
  Xapian::doccount passages = 0;  // that have it
};

// All terms of `language` that begin with `prefix`.
std::vector<IndexTerm> terms_with_prefix(const PassageDatabase& database,
                                         std::string_view language,
                                         std::string_view prefix);

// A word that terms are compared with. Up to `open_end` of its last characters
// may be missing.
struct NearTarget {
  std::string_view word;
  std::size_t open_end = 0;
};

// All terms of `language` within `max_edits` of any of `targets`, sorted; after
// the deadline those that were found before.
std::vector<IndexTerm> terms_near(const PassageDatabase& database,
                                  std::string_view language,
                                  const std::vector<NearTarget>& targets,
                                  std::size_t max_edits, Deadline& deadline);

}  // namespace dateline
