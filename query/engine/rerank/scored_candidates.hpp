#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
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
  const CandidateFeatures* passage = nullptr;
  double score = 0;
  ScoreFeatures features;
  std::size_t article = 0;  // index of ScoredCandidates::articles()

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

  // An article of which passages are candidates.
  struct Article {
    std::span<const std::size_t> members;  // in the order of document ids
    // The length norm in its BM25 score, tf / (tf + norm).
    double norm = 0;
  };

  // `passages` must outlive it.
  explicit ScoredCandidates(const std::vector<CandidateFeatures>& passages);
  ScoredCandidates(const ScoredCandidates&) = delete;
  ScoredCandidates& operator=(const ScoredCandidates&) = delete;

  std::size_t size() const { return candidates_.size(); }
  Scored& operator[](std::size_t i) { return candidates_[i]; }
  const Scored& operator[](std::size_t i) const { return candidates_[i]; }

  // By the hash of the article's id. Those that were not forgotten.
  const std::vector<Article>& articles() const { return articles_; }

  // All members of all articles.
  const Members& members() const { return members_; }

  // Forgets all but the best articles, so that further parts of the score are
  // for these only. The candidates of the others keep their scores.
  void keep_best_articles(std::size_t count);

  // The first passage of an article that is a candidate.
  const CandidateFeatures& first_of(const Article& article) const {
    return *candidates_[article.members.front()].passage;
  }

  // The best `count` of the given candidates, best first. Document ids make no
  // difference.
  Members best_of(Members members, std::size_t count) const;

  // The best passage of each of the best articles, in any language.
  Members best_articles(std::size_t count) const;

 private:
  void group_articles();
  void set_norms();
  bool is_better(std::size_t a, std::size_t b) const;
  Members best_of_articles() const;
  void put_best_first(Members& members, std::size_t count) const;

  std::vector<Scored> candidates_;
  Members members_;  // by article
  std::vector<Article> articles_;
};

}  // namespace dateline
