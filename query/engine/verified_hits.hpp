#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
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

// The hits that were verified so far, and of each article only the best ones if
// their number is limited.
class VerifiedHits {
 public:
  // 0 in `max_per_article` sets no limit.
  VerifiedHits(Sort sort, std::size_t max_per_article)
      : sort_(sort), max_per_article_(max_per_article) {}

  void add(Hit hit);

  // How many of the hits stay, whatever is added, if passages are added in the
  // order of dates and, of one date, article by article. If the number of an
  // article's hits is limited, those of the article that was added last may
  // still be replaced by better ones.
  std::size_t final_by_date() const;

  // How many passages were added, those that were not kept included, how many
  // articles they are of, and how many are of this article.
  std::size_t passages() const { return passages_; }
  std::size_t articles() const { return articles_.size(); }
  std::size_t passages_of(const std::string& article) const;

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
  struct Article {
    std::size_t passages = 0;       // that were added
    std::vector<std::size_t> kept;  // places in hits_
  };

  void keep(Hit hit, Article& article);

  Sort sort_;
  std::size_t max_per_article_;
  std::size_t passages_ = 0;
  std::vector<Hit> hits_;
  std::unordered_map<std::string, Article> articles_;
  const Article* last_article_ = nullptr;  // of which a passage was added
  HighestScores highest_scores_{0};
};

}  // namespace dateline
