#include "query/engine/rerank/scored_candidates.hpp"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

constexpr double article_k1 = 0.9;
constexpr double article_b = 0.75;

}  // namespace

ScoredCandidates::ScoredCandidates(std::vector<CandidateFeatures> passages) {
  for (CandidateFeatures& passage : passages) {
    const double weight = passage.weight;
    all_.push_back({std::move(passage), weight, {}});
  }
  group_articles();
}

// Candidates by article, and the mean length of their articles by language.
void ScoredCandidates::group_articles() {
  std::map<std::string, std::pair<double, double>> lengths;  // sum, number
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const CandidateFeatures& passage = all_[i].passage;
    if (passage.query == nullptr) {
      continue;
    }
    Members& members = articles_[passage.header.article];
    if (members.empty()) {
      auto& [sum, number] = lengths[passage.header.language];
      sum += passage.header.article_length;
      ++number;
    }
    members.push_back(i);
  }
  for (const auto& [language, sum_and_number] : lengths) {
    mean_article_[language] =
        std::max(1.0, sum_and_number.first / sum_and_number.second);
  }
}

double ScoredCandidates::article_norm(const CandidateFeatures& passage) const {
  return article_k1 *
         (1 - article_b +
          article_b * static_cast<double>(passage.header.article_length) /
              mean_article_.at(passage.header.language));
}

bool ScoredCandidates::is_better(std::size_t a, std::size_t b) const {
  const Scored& x = all_[a];
  const Scored& y = all_[b];
  if (x.score != y.score) {
    return x.score > y.score;
  }
  if (x.passage.header.article != y.passage.header.article) {
    return x.passage.header.article < y.passage.header.article;
  }
  return x.passage.trace < y.passage.trace;
}

ScoredCandidates::Members ScoredCandidates::best_of(Members all,
                                                    std::size_t count) const {
  count = std::min(count, all.size());
  std::partial_sort(
      all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(),
      [this](std::size_t a, std::size_t b) { return is_better(a, b); });
  all.resize(count);
  return all;
}

ScoredCandidates::Members ScoredCandidates::best_articles(
    std::size_t count) const {
  Members best;
  for (const auto& [article, members] : articles_) {
    best.push_back(best_of(members, 1).front());
  }
  return best_of(std::move(best), count);
}

}  // namespace dateline
