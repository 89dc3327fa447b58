#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "query/engine/rerank/scored_candidates.hpp"
#include "query/engine/rerank/similarity.hpp"

namespace dateline {

// Compares the best candidates with each other: similar passages share score,
// and near-duplicates are demoted. docs/reference/scoring.md has the formulas
// and their sources.
class PassageComparison {
 public:
  // `candidates` must outlive it.
  explicit PassageComparison(ScoredCandidates& candidates);

  // Adds to each of the best articles some of the score of the passages that
  // are similar to its best passage.
  void smooth_scores();

  // Takes all parts but the words' own from the score of each near-duplicate of
  // a better passage in another article.
  void demote_near_duplicates();

 private:
  using Members = ScoredCandidates::Members;
  using Near = std::vector<std::pair<double, double>>;  // cosine, score

  Similarity similarity_of_all() const;
  std::vector<const PassageWords*> words_of(const Members& passages);
  std::vector<Near> near_passages(const Members& best);

  ScoredCandidates& candidates_;
  Similarity similarity_;
  std::map<std::size_t, PassageWords> words_;  // by number of candidate
};

}  // namespace dateline
