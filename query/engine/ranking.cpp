#include "query/engine/ranking.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string_view>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "query/engine/verify/hit.hpp"

namespace dateline {
namespace {

// Weights of Xapian's and scores of ours are sums of the same parts in another
// order.
constexpr double rounding = 1e-9;

bool earlier_passage(const Hit& a, const Hit& b) {
  return std::pair(std::string_view(a.article), a.ordinal) <
         std::pair(std::string_view(b.article), b.ordinal);
}

// Newer first, undated last, then by passage id.
bool newer(const Hit& a, const Hit& b) {
  return a.date != b.date ? a.date > b.date : earlier_passage(a, b);
}

// Older first, undated last, then by passage id.
bool older(const Hit& a, const Hit& b) {
  if (a.date.has_value() != b.date.has_value()) {
    return a.date.has_value();
  }
  return a.date != b.date ? a.date < b.date : earlier_passage(a, b);
}

// Better first: by score, newer first, then by passage id.
bool better(const Hit& a, const Hit& b) {
  return a.score != b.score ? a.score > b.score : newer(a, b);
}

void add_part(const ScorePart& part, PassageMatchResult& verdict) {
  verdict.score += part.value;
  if (verdict.explanation) {
    verdict.explanation->parts.push_back(part);
  }
}

// The parts that belong to no single word.
void add_features(const ScoreFeatures& features, PassageMatchResult& verdict) {
  add_part({"variants", features.variants}, verdict);
  add_part({"proximity", features.proximity}, verdict);
  add_part({"article", features.article}, verdict);
  add_part({"feedback", features.feedback}, verdict);
  add_part({"smoothing", features.smoothing}, verdict);
}

using Order = bool (*)(const Hit&, const Hit&);

Order order_of(Sort sort) {
  switch (sort) {
    case Sort::newest:
      return newer;
    case Sort::oldest:
      return older;
    case Sort::relevance:
      break;
  }
  return better;
}

}  // namespace

Ranking::Ranking(const CandidateQuery& candidate_query,
                 const std::vector<LanguageQuery>& queries,
                 Evaluators& evaluators, const SearchOptions& options,
                 const SearchContext& context)
    : context_(context),
      queries_(queries),
      evaluators_(evaluators),
      options_(options),
      sort_(options.sort == Sort::relevance && !candidate_query.ranks
                ? Sort::newest
                : options.sort),
      query_(candidate_query.query),
      enquire_(context.database()) {
  if (!by_date()) {
    enquire_.set_weighting_scheme(TermWeight(candidate_query.rows));
    if (options.half_life > 0) {
      prefer_new(options.half_life);
    }
    return;
  }
  enquire_.set_weighting_scheme(Xapian::BoolWeight());
  const bool newest = sort_ == Sort::newest;
  key_.add_value(schema::date_slot, newest, newest ? "" : "~");
  key_.add_value(schema::article_slot);
  enquire_.set_sort_by_key(&key_, false);
}

// The newest day is worth as much as all words of the query.
void Ranking::prefer_new(double half_life) {
  double words = 0;
  for (const LanguageQuery& query : queries_) {
    words = std::max(words,
                     std::accumulate(query.idf.begin(), query.idf.end(), 0.0));
  }
  recency_.emplace(words, half_life,
                   newest_day(context_.database(), context_.today));
  query_ =
      Xapian::Query(Xapian::Query::OP_AND_MAYBE, query_,
                    Xapian::Query((new RecencySource(*recency_))->release()));
}

std::vector<const Hit*> Ranking::best(std::size_t count) {
  // Even when time is up the first candidates are looked at: a millisecond.
  constexpr std::size_t always = 20, margin = 10, growth = 4;
  // To see whether a thousand hits are settled takes longer than to verify one.
  const std::size_t between_looks = 1 + count / 64;
  const std::size_t first = taken_;
  std::size_t next_look = taken_;
  if (candidates_.empty() && !has_all_candidates_) {
    fetch(count + margin);
  }
  for (;;) {
    if (taken_ >= next_look) {
      if (is_settled(count)) {
        break;
      }
      next_look = taken_ + between_looks;
    }
    if (context_.deadline.expired() && taken_ - first >= always) {
      break;
    }
    if (taken_ < candidates_.size()) {
      verify(candidates_[taken_++]);
    } else if (has_all_candidates_ || context_.deadline.expired()) {
      break;
    } else {
      fetch(std::max(count + margin, growth * taken_));
    }
  }
  std::vector<const Hit*> hits = in_order();
  hits.resize(std::min(hits.size(), count));
  return hits;
}

// The candidates known so far stay in their places, the others follow.
void Ranking::fetch(std::size_t count) {
  const bool is_first_round =
      !by_date() && !is_reranked_ && has_reranking(options_);
  if (is_first_round) {
    count = std::max(count, rerank_candidates + 1);
  }
  enquire_.set_query(until_deadline(query_, context_.deadline));
  const auto found = enquire_.get_mset(0, static_cast<Xapian::doccount>(count));
  has_all_candidates_ = found.size() < count && !context_.deadline.expired();
  estimate_ = found.get_matches_estimated();
  for (auto at = static_cast<Xapian::doccount>(candidates_.size());
       at < found.size(); ++at) {
    const auto item = found[at];
    candidates_.push_back({{*item, item.get_weight()}, {}});
  }
  if (is_first_round && !context_.deadline.expired()) {
    rerank();
  }
}

// Ranks the first candidates anew. Those that weigh no more than the first that
// is left out are left out too: which of them came first depends on the order
// of documents.
void Ranking::rerank() {
  is_reranked_ = true;
  std::size_t count = std::min(candidates_.size(), rerank_candidates);
  if (count < candidates_.size()) {
    const double out = candidates_[count].candidate.weight * (1 + rounding);
    while (count > 0 && candidates_[count - 1].candidate.weight <= out) {
      --count;
    }
  }
  std::vector<Candidate> first;
  for (std::size_t i = 0; i < count; ++i) {
    first.push_back(candidates_[i].candidate);
  }
  const std::vector<RerankedCandidate> looked =
      dateline::rerank(first, queries_, options_, context_);
  for (std::size_t i = 0; i < count; ++i) {
    double& weight = candidates_[i].candidate.weight;
    weight =
        std::min(weight, looked[i].words + (recency_ ? recency_->max() : 0));
    candidates_[i].features = looked[i].features;
  }
  std::stable_sort(candidates_.begin(),
                   candidates_.begin() + static_cast<std::ptrdiff_t>(count),
                   [](const RankedCandidate& a, const RankedCandidate& b) {
                     return a.bound() > b.bound();
                   });
}

// Whether the first `count` hits are known, since no candidate can come among
// them.
bool Ranking::is_settled(std::size_t count) const {
  if (count == 0) {
    return true;
  }
  if (by_date()) {
    // Candidates come in the order of the hits, but the best passage of the
    // last article may be still to come.
    return hits_.size() >= count + (options_.group == Group::article ? 1 : 0);
  }
  if (hits_.size() < count || taken_ == candidates_.size()) {
    return false;
  }
  std::vector<double> scores;
  for (const Hit& hit : hits_) {
    scores.push_back(hit.score);
  }
  const auto last = scores.begin() + static_cast<std::ptrdiff_t>(count) - 1;
  std::nth_element(scores.begin(), last, scores.end(), std::greater<>());
  return *last > candidates_[taken_].bound() * (1 + rounding);
}

void Ranking::verify(const RankedCandidate& proposed) {
  PassageRecord passage = decode_passage_record(
      context_.database().get_document(proposed.candidate.id).get_data());
  const auto evaluator = evaluators_.find(passage.language);
  if (evaluator == evaluators_.end()) {
    return;
  }
  if (auto verdict = evaluator->second.evaluate(passage)) {
    add_features(proposed.features, *verdict);
    if (recency_) {
      add_part({"recency", recency_->of(passage.date)}, *verdict);
    }
    add(make_hit(std::move(passage), std::move(*verdict)));
  }
}

// With one hit an article, the best passage stays.
void Ranking::add(Hit hit) {
  ++verified_;
  articles_.insert(hit.article);
  if (options_.group == Group::article) {
    const auto [same, is_new] =
        hit_of_article_.try_emplace(hit.article, hits_.size());
    if (!is_new) {
      Hit& other = hits_[same->second];
      if (better(hit, other)) {
        other = std::move(hit);
      }
      return;
    }
  }
  hits_.push_back(std::move(hit));
}

std::vector<const Hit*> Ranking::in_order() const {
  std::vector<const Hit*> hits;
  for (const Hit& hit : hits_) {
    hits.push_back(&hit);
  }
  std::sort(hits.begin(), hits.end(),
            [before = order_of(sort_)](const Hit* a, const Hit* b) {
              return before(*a, *b);
            });
  return hits;
}

Ranking::Totals Ranking::totals() const {
  if (has_all_candidates_ && taken_ == candidates_.size()) {
    return {verified_, articles_.size(), true};
  }
  if (taken_ == 0) {
    return {estimate_, estimate_, false};
  }
  const double share =
      static_cast<double>(estimate_) / static_cast<double>(taken_);
  const auto scaled = [share](std::size_t known) {
    return std::max(known, static_cast<std::size_t>(
                               share * static_cast<double>(known) + 0.5));
  };
  return {scaled(verified_), scaled(articles_.size()), false};
}

std::size_t Ranking::candidates_left() const {
  return std::max(estimate_, candidates_.size()) - taken_;
}

}  // namespace dateline
