#pragma once

#include <cstddef>
#include <vector>

#include "dateline/results.hpp"
#include "query/engine/plan/term_statistics.hpp"
#include "query/engine/verify/passage_occurrences.hpp"

namespace dateline {

// The part of a passage's score that the query's words make, for a passage that
// matches: docs/reference/scoring.md. `query` must outlive it.
class PassageScore {
 public:
  // `is_first` tells an article's first passage, whose text the title counts as
  // a part of.
  PassageScore(const LanguageQuery& query, PassageOccurrences& occurrences,
               bool is_first);

  double score() const;
  Explanation explanation() const;

 private:
  struct TermCount {
    double tf = 0;
    double close = 0;  // of these, those that are no fuzzy matches
    double in_title = 0;
  };

  template <typename Add>
  void score_parts(Add add) const;
  double saturation(double tf) const;

  const LanguageQuery& query_;
  std::vector<TermCount> counts_;  // by scoring term
  double length_;                  // in tokens
};

}  // namespace dateline
