#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dateline/search_options.hpp"

namespace dateline {

// The highest scores of a growing set, up to a fixed number of them.
class HighestScores {
 public:
  explicit HighestScores(std::size_t capacity) : capacity_(capacity) {}

  void add(double score);

  // Puts `score` in the place of `old_score`, which was added before and is not
  // higher.
  void raise(double old_score, double score);

  // The lowest of the scores kept; nothing if fewer than `capacity` were added,
  // or if that is 0.
  std::optional<double> lowest() const;

 private:
  std::size_t capacity_;
  std::multiset<double> scores_;
};

// The hits that were verified so far. If they are grouped by article, it keeps
// only the best of each article.
class VerifiedHits {
 public:
  VerifiedHits(Sort sort, Group group) : sort_(sort), group_(group) {}

  void add(Hit hit);

  // How many hits there are: one for each article if grouped.
  std::size_t size() const { return hits_.size(); }

  // How many passages were added, and how many articles they are of, whatever
  // the grouping is.
  std::size_t passages() const { return passages_; }
  std::size_t articles() const { return articles_.size(); }

  // Sets the place, from 1, for which score_at_limit() is asked.
  void set_limit(std::size_t limit);

  // The score of the hit in that place if hits are ordered by score; nothing if
  // there are fewer hits.
  std::optional<double> score_at_limit() const {
    return highest_scores_.lowest();
  }

  // The first `count` hits in their order, or all if there are fewer. The
  // pointers are good until the next add().
  std::vector<const Hit*> first(std::size_t count) const;

 private:
  Sort sort_;
  Group group_;
  std::size_t passages_ = 0;
  std::vector<Hit> hits_;
  std::unordered_map<std::string, std::size_t> hit_of_article_;  // if grouped
  std::unordered_set<std::string> articles_;
  HighestScores highest_scores_{0};
};

}  // namespace dateline
