#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "query/engine/index/deadline.hpp"
#include "query/engine/index/passage_database.hpp"
#include "query/engine/plan/expand/fuzzy_terms.hpp"

namespace dateline {

// The most terms of a language that a pattern is compared with.
inline constexpr std::size_t max_compared_terms = 1'000'000;

struct WildcardStem {
  IndexTerm term;
  bool is_guess = false;  // only a word that was made of the stem and an ending
                          // is of the pattern
};

struct WildcardStems {
  std::vector<WildcardStem> stems;  // sorted
  bool is_partial = false;  // the limit or the deadline ended the comparison
};

// The stems of the index that words of `pattern`, which is folded, may have.
// These are the stems of the pattern, and those to which the end of the pattern
// or a usual ending can be added so that the analyser takes it off again. An
// ending that the analyser takes off whole is only found behind letters that
// the pattern begins with: re*ation, not *ation.
//
// Terms are compared that begin like the pattern; of one that begins with * or
// ?, all terms of the language.
WildcardStems wildcard_stems(const std::string& pattern, Analyser& analyser,
                             const PassageDatabase& database,
                             Deadline& deadline);

}  // namespace dateline
