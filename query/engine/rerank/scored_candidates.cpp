#include "query/engine/rerank/scored_candidates.hpp"

#include <algorithm>
#include <boost/sort/pdqsort/pdqsort.hpp>
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
    candidates_.push_back({&passage, passage.weight, {}, 0});
  }
  group_articles();
  set_norms();
}

void ScoredCandidates::group_articles() {
  struct Member {
    std::uint64_t article;
    std::size_t number;
  };
  std::vector<Member> by_article;
  by_article.reserve(candidates_.size());
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const CandidateFeatures& passage = *candidates_[i].passage;
    if (passage.query != nullptr) {
      by_article.push_back({passage.header.article, i});
    }
  }
  // It compares without a branch, which would be mispredicted half of the time.
  boost::sort::pdqsort_branchless(
      by_article.begin(), by_article.end(),
      [](const Member& a, const Member& b) {
        return (a.article < b.article) |
               ((a.article == b.article) & (a.number < b.number));
      });
  members_.reserve(by_article.size());  // spans refer to it
  for (auto at = by_article.begin(); at != by_article.end();) {
    const auto begin = members_.end();
    const std::uint64_t article = at->article;
    for (; at != by_article.end() && at->article == article; ++at) {
      candidates_[at->number].article = articles_.size();
      members_.push_back(at->number);
    }
    articles_.push_back({{begin, members_.end()}, 0});
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
  Members best = best_of_articles();
  put_best_first(best, count);
  std::vector<std::size_t> kept;
  kept.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    kept.push_back(candidates_[best[i]].article);
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
  if (x.passage->header.article != y.passage->header.article) {
    return x.passage->header.article < y.passage->header.article;
  }
  return x.passage->trace < y.passage->trace;
}

// Puts the best `count` of the candidates, of which there are more, before the
// others.
void ScoredCandidates::put_best_first(Members& members,
                                      std::size_t count) const {
  std::nth_element(
      members.begin(), members.begin() + static_cast<std::ptrdiff_t>(count),
      members.end(),
      [this](std::size_t a, std::size_t b) { return is_better(a, b); });
}

ScoredCandidates::Members ScoredCandidates::best_of(Members members,
                                                    std::size_t count) const {
  if (count < members.size()) {
    put_best_first(members, count);
    members.resize(count);
  }
  std::ranges::sort(members, [this](std::size_t a, std::size_t b) {
    return is_better(a, b);
  });
  return members;
}

// The best passage of each article.
ScoredCandidates::Members ScoredCandidates::best_of_articles() const {
  Members best;
  best.reserve(articles_.size());
  for (const Article& article : articles_) {
    best.push_back(*std::ranges::min_element(
        article.members,
        [this](std::size_t a, std::size_t b) { return is_better(a, b); }));
  }
  return best;
}

ScoredCandidates::Members ScoredCandidates::best_articles(
    std::size_t count) const {
  return best_of(best_of_articles(), count);
}

}  // namespace dateline
