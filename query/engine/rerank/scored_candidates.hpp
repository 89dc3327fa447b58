#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "query/engine/rerank/candidate_features.hpp"

namespace dateline {

// What reranking adds to a passage's score. All parts are 0 or more.
struct ScoreFeatures {
  double variants = 0;   // derivations of the query's words
  double proximity = 0;  // adjacent words of the query that stand together
  double article = 0;    // what the passage's article says to the query
  double feedback = 0;   // words of the best passages
  double smoothing = 0;  // the scores of similar passages

  double sum() const {
    return variants + proximity + article + feedback + smoothing;
  }
};

// A candidate with its score so far.
struct Scored {
  CandidateFeatures passage;
  double score = 0;
  ScoreFeatures features;

  void add(double ScoreFeatures::*part, double value) {
    features.*part += value;
    score += value;
  }
};

// The candidates that are reranked, one by one and by article. Passages in a
// language that is not searched belong to no article here.
class ScoredCandidates {
 public:
  using Members = std::vector<std::size_t>;  // by number of candidate

  explicit ScoredCandidates(std::vector<CandidateFeatures> passages);

  std::size_t size() const { return candidates_.size(); }
  Scored& operator[](std::size_t i) { return candidates_[i]; }
  const Scored& operator[](std::size_t i) const { return candidates_[i]; }

  // By the hash of the article's id.
  const std::map<std::uint64_t, Members>& articles() const { return articles_; }

  // All members of this passage's article.
  const Members& article_of(const CandidateFeatures& passage) const {
    return articles_.at(passage.header.article);
  }

  // The length norm in the BM25 score of this passage's article, tf / (tf +
  // norm).
  double article_norm(const CandidateFeatures& passage) const;

  // The best `count` of the given candidates, best first. Document ids make no
  // difference.
  Members best_of(Members members, std::size_t count) const;

  // The best passage of each of the best articles, in any language.
  Members best_articles(std::size_t count) const;

 private:
  void group_articles();
  bool is_better(std::size_t a, std::size_t b) const;

  std::vector<Scored> candidates_;
  std::map<std::uint64_t, Members> articles_;
  std::map<std::string, double> mean_article_length_;  // by language
};

}  // namespace dateline
