#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "query/engine/rerank/scored_candidates.hpp"
#include "query/engine/rerank/similarity.hpp"

namespace dateline {

// What the best candidates say to each other. docs/reference/scoring.md has the
// formulas and their sources.
class PassageComparison {
 public:
  // `candidates` must outlive it.
  explicit PassageComparison(ScoredCandidates& candidates);

  // Passages that are alike answer alike: each of the best articles takes on
  // some of the score of its neighbours.
  void smooth_scores();

  // A copy of a better passage in another article says nothing new: its own
  // words are all it keeps.
  void demote_near_duplicates();

 private:
  using Members = ScoredCandidates::Members;
  using Near = std::vector<std::pair<double, double>>;  // likeness, score

  Similarity similarity_of_all() const;
  std::vector<PassageWords> words_of(const Members& passages);
  std::vector<Near> near_passages(const Members& best);

  ScoredCandidates& candidates_;
  Similarity similarity_;
  std::map<std::size_t, PassageWords> known_;  // by number of candidate
};

}  // namespace dateline
