#include "query/engine/rerank/scored_candidates.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dateline {
namespace {

constexpr double article_k1 = 0.9;
constexpr double article_b = 0.75;

}  // namespace

ScoredCandidates::ScoredCandidates(
    const std::vector<CandidateFeatures>& passages) {
  candidates_.reserve(passages.size());
  for (const CandidateFeatures& passage : passages) {
    candidates_.push_back({passage, passage.weight, {}, 0});
  }
  group_articles();
  set_norms();
}

void ScoredCandidates::group_articles() {
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (candidates_[i].passage.query != nullptr) {
      members_.push_back(i);
    }
  }
  const auto article = [this](std::size_t i) {
    return candidates_[i].passage.header.article;
  };
  std::sort(members_.begin(), members_.end(),
            [&](std::size_t a, std::size_t b) {
              return std::pair(article(a), a) < std::pair(article(b), b);
            });
  for (auto at = members_.begin(); at != members_.end();) {
    const auto end = std::find_if(at, members_.end(), [&](std::size_t i) {
      return article(i) != article(*at);
    });
    for (auto member = at; member != end; ++member) {
      candidates_[*member].article = articles_.size();
    }
    articles_.push_back({{at, end}, 0});
    at = end;
  }
}

// An article's length counts in relation to the mean of those of its language.
void ScoredCandidates::set_norms() {
  std::map<const TraceQuery*, std::pair<double, double>> lengths;
  for (const Article& article : articles_) {
    auto& [sum, number] = lengths[first_of(article).query];
    sum += first_of(article).header.article_length;
    ++number;
  }
  for (Article& article : articles_) {
    const auto& [sum, number] = lengths[first_of(article).query];
    article.norm =
        article_k1 *
        (1 - article_b +
         article_b *
             static_cast<double>(first_of(article).header.article_length) /
             std::max(1.0, sum / number));
  }
}

void ScoredCandidates::keep_best_articles(std::size_t count) {
  if (articles_.size() <= count) {
    return;
  }
  std::vector<std::size_t> kept;
  kept.reserve(count);
  for (const std::size_t i : best_articles(count)) {
    kept.push_back(candidates_[i].article);
  }
  std::sort(kept.begin(), kept.end());
  Members members;
  members.reserve(members_.size());  // spans refer to it
  std::vector<Article> articles;
  articles.reserve(count);
  for (const std::size_t article : kept) {
    const std::span<const std::size_t> old = articles_[article].members;
    for (const std::size_t i : old) {
      candidates_[i].article = articles.size();
    }
    const auto begin = members.insert(members.end(), old.begin(), old.end());
    articles.push_back({{begin, members.end()}, articles_[article].norm});
  }
  members_ = std::move(members);
  articles_ = std::move(articles);
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
  best.reserve(articles_.size());
  for (const Article& article : articles_) {
    best.push_back(*std::min_element(
        article.members.begin(), article.members.end(),
        [this](std::size_t a, std::size_t b) { return is_better(a, b); }));
  }
  return best_of(std::move(best), count);
}

}  // namespace dateline
