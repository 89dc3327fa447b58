#include "query/engine/verified_hits.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dateline {
namespace {

bool has_lower_id(const Hit& a, const Hit& b) {
  return std::pair(std::string_view(a.article), a.ordinal) <
         std::pair(std::string_view(b.article), b.ordinal);
}

// Newer first, undated last, then by passage id.
bool is_newer(const Hit& a, const Hit& b) {
  return a.date != b.date ? a.date > b.date : has_lower_id(a, b);
}

// Older first, undated last, then by passage id.
bool is_older(const Hit& a, const Hit& b) {
  if (a.date.has_value() != b.date.has_value()) {
    return a.date.has_value();
  }
  return a.date != b.date ? a.date < b.date : has_lower_id(a, b);
}

// By score, then newer first, then by passage id.
bool is_better(const Hit& a, const Hit& b) {
  return a.score != b.score ? a.score > b.score : is_newer(a, b);
}

using Order = bool (*)(const Hit&, const Hit&);

Order order_of(Sort sort) {
  switch (sort) {
    case Sort::newest:
      return is_newer;
    case Sort::oldest:
      return is_older;
    case Sort::relevance:
      break;
  }
  return is_better;
}

}  // namespace

void HighestScores::add(double score) {
  if (scores_.size() < capacity_) {
    scores_.insert(score);
  } else if (capacity_ > 0 && score > *scores_.begin()) {
    scores_.erase(scores_.begin());
    scores_.insert(score);
  }
}

void HighestScores::raise(double old_score, double score) {
  const auto kept = scores_.find(old_score);
  if (kept != scores_.end()) {
    scores_.erase(kept);
  }
  add(score);
}

std::optional<double> HighestScores::lowest() const {
  if (capacity_ == 0 || scores_.size() < capacity_) {
    return std::nullopt;
  }
  return *scores_.begin();
}

void VerifiedHits::add(Hit hit) {
  ++passages_;
  Article& article = articles_[hit.article];
  ++article.passages;
  last_article_ = &article;
  if (max_per_article_ == 0 || article.kept.size() < max_per_article_) {
    keep(std::move(hit), article);
    return;
  }
  Hit& worst = hits_[*std::max_element(article.kept.begin(), article.kept.end(),
                                       [this](std::size_t a, std::size_t b) {
                                         return is_better(hits_[a], hits_[b]);
                                       })];
  if (is_better(hit, worst)) {
    highest_scores_.raise(worst.score, hit.score);
    worst = std::move(hit);
  }
}

void VerifiedHits::keep(Hit hit, Article& article) {
  article.kept.push_back(hits_.size());
  highest_scores_.add(hit.score);
  hits_.push_back(std::move(hit));
}

std::size_t VerifiedHits::final_by_date() const {
  const bool may_change = max_per_article_ > 0 && last_article_ != nullptr;
  return hits_.size() - (may_change ? last_article_->kept.size() : 0);
}

std::size_t VerifiedHits::passages_of(const std::string& article) const {
  const auto known = articles_.find(article);
  return known == articles_.end() ? 0 : known->second.passages;
}

void VerifiedHits::set_limit(std::size_t limit) {
  highest_scores_ = HighestScores(limit);
  for (const Hit& hit : hits_) {
    highest_scores_.add(hit.score);
  }
}

std::vector<const Hit*> VerifiedHits::first(std::size_t count) const {
  std::vector<const Hit*> hits;
  for (const Hit& hit : hits_) {
    hits.push_back(&hit);
  }
  std::sort(hits.begin(), hits.end(),
            [is_before = order_of(sort_)](const Hit* a, const Hit* b) {
              return is_before(*a, *b);
            });
  hits.resize(std::min(hits.size(), count));
  return hits;
}

}  // namespace dateline
