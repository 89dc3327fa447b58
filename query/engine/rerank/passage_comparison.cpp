#include "query/engine/rerank/passage_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>

namespace dateline {
namespace {

constexpr std::size_t compared = 50;  // articles, and passages
constexpr std::size_t max_similar = 10;
constexpr double smoothing_share = 0.6;
constexpr double own_share = 0.2;            // beside the others' similarities
constexpr double similarity_exponent = 1.5;  // of their cosines

// The mean score of a passage and those most similar to it, weighted by their
// similarity.
double score_around(double own_score,
                    std::vector<std::pair<double, double>>& near) {
  const std::size_t count = std::min(near.size(), max_similar);
  std::partial_sort(near.begin(),
                    near.begin() + static_cast<std::ptrdiff_t>(count),
                    near.end(), std::greater<>());
  near.resize(count);
  double sum = own_share * own_score, weights = own_share;
  for (const auto& [cosine, score] : near) {
    const double similarity = std::pow(cosine, similarity_exponent);
    sum += similarity * score;
    weights += similarity;
  }
  return sum / weights;
}

}  // namespace

PassageComparison::PassageComparison(ScoredCandidates& candidates)
    : candidates_(candidates), similarity_(similarity_of_all()) {}

Similarity PassageComparison::similarity_of_all() const {
  std::vector<std::string_view> traces;
  traces.reserve(candidates_.members().size());
  for (const std::size_t i : candidates_.members()) {
    traces.push_back(candidates_[i].passage->trace);
  }
  return Similarity(traces);
}

std::vector<const PassageWords*> PassageComparison::words_of(
    const Members& passages) {
  std::vector<const PassageWords*> words;
  for (const std::size_t i : passages) {
    const auto [entry, is_new] = words_.try_emplace(i);
    if (is_new) {
      entry->second = similarity_.words_of(candidates_[i].passage->trace);
    }
    words.push_back(&entry->second);
  }
  return words;
}

void PassageComparison::smooth_scores() {
  const Members best = candidates_.best_articles(compared);
  std::vector<Near> near = near_passages(best);
  for (std::size_t i = 0; i < best.size(); ++i) {
    const Scored& scored = candidates_[best[i]];
    if (!scored.passage->query->has_words()) {
      continue;
    }
    const double gain = smoothing_share * score_around(scored.score, near[i]);
    for (const std::size_t member :
         candidates_.articles()[scored.article].members) {
      candidates_[member].add(&ScoreFeatures::smoothing, gain);
    }
  }
}

// For each passage the others with their present scores. Near-duplicates are
// left out, because they repeat what the passage says.
std::vector<PassageComparison::Near> PassageComparison::near_passages(
    const Members& best) {
  const std::vector<const PassageWords*> words = words_of(best);
  const std::vector<double> cosines = Similarity::cosines(words);
  std::vector<Near> near(best.size());
  for (Near& others : near) {
    others.reserve(best.size());
  }
  for (std::size_t i = 0; i < best.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!Similarity::are_near_duplicates(*words[i], *words[j])) {
        const double cosine = cosines[i * best.size() + j];
        near[i].emplace_back(cosine, candidates_[best[j]].score);
        near[j].emplace_back(cosine, candidates_[best[i]].score);
      }
    }
  }
  return near;
}

void PassageComparison::demote_near_duplicates() {
  const Members best = candidates_.best_of(candidates_.members(), compared);
  const std::vector<const PassageWords*> words = words_of(best);
  const auto article = [&](std::size_t i) {
    return candidates_[best[i]].passage->header.article;
  };
  std::vector<std::size_t> originals;  // indices of `best`
  for (std::size_t i = 0; i < best.size(); ++i) {
    const bool is_near_duplicate = std::any_of(
        originals.begin(), originals.end(), [&](std::size_t original) {
          return article(original) != article(i) &&
                 Similarity::are_near_duplicates(*words[original], *words[i]);
        });
    if (is_near_duplicate) {
      candidates_[best[i]].features = {};
    } else {
      originals.push_back(i);
    }
  }
}

}  // namespace dateline
