#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "query/engine/plan/expand/fuzzy_terms.hpp"

namespace dateline {

struct NearStem {
  IndexTerm term;
  std::size_t edits = 0;  // from the word or its stem, to the nearer of them
};

// The stems of the index that words within `edits` of `word`, a folded word,
// may have: those near the word or its stem, and of those near the beginning of
// the word the ones that some such word was seen to have. Sorted.
std::vector<NearStem> near_stems(const std::string& word, std::size_t edits,
                                 Analyser& analyser,
                                 const Xapian::Database& database);

}  // namespace dateline
