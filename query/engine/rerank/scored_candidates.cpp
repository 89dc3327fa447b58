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
    candidates_.push_back({std::move(passage), weight, {}});
  }
  group_articles();
}

// Groups the candidates by article and takes the mean length of these articles
// by language.
void ScoredCandidates::group_articles() {
  std::map<std::string, std::pair<double, double>> lengths;  // sum, number
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const CandidateFeatures& passage = candidates_[i].passage;
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
    mean_article_length_[language] =
        std::max(1.0, sum_and_number.first / sum_and_number.second);
  }
}

double ScoredCandidates::article_norm(const CandidateFeatures& passage) const {
  return article_k1 *
         (1 - article_b +
          article_b * static_cast<double>(passage.header.article_length) /
              mean_article_length_.at(passage.header.language));
}

bool ScoredCandidates::is_better(std::size_t a, std::size_t b) const {
  const Scored& x = candidates_[a];
  const Scored& y = candidates_[b];
  if (x.score != y.score) {
    return x.score > y.score;
  }
  if (x.passage.header.article != y.passage.header.article) {
    return x.passage.header.article < y.passage.header.article;
  }
  return x.passage.trace < y.passage.trace;
}

ScoredCandidates::Members ScoredCandidates::best_of(Members members,
                                                    std::size_t count) const {
  count = std::min(count, members.size());
  std::partial_sort(
      members.begin(), members.begin() + static_cast<std::ptrdiff_t>(count),
      members.end(),
      [this](std::size_t a, std::size_t b) { return is_better(a, b); });
  members.resize(count);
  return members;
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
