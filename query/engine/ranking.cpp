#include "query/engine/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "query/engine/index/analysed_passages.hpp"
#include "query/engine/index/passage_store.hpp"
#include "query/engine/verify/hit.hpp"

namespace dateline {
namespace {

void add_part(const ScorePart& part, PassageMatchResult& result) {
  result.score += part.value;
  if (result.explanation) {
    result.explanation->parts.push_back(part);
  }
}

void add_features(const ScoreFeatures& features, PassageMatchResult& result) {
  add_part({"variants", features.variants}, result);
  add_part({"proximity", features.proximity}, result);
  add_part({"article", features.article}, result);
  add_part({"feedback", features.feedback}, result);
  add_part({"smoothing", features.smoothing}, result);
}

Sort sort_for(const CandidateQuery& candidate_query, Sort sort) {
  const bool ranks = candidate_query.ranks || sort != Sort::relevance;
  return ranks ? sort : Sort::newest;
}

}  // namespace

Ranking::Ranking(const CandidateQuery& candidate_query,
                 const std::vector<LanguageQuery>& queries,
                 Evaluators& evaluators, const SearchOptions& options,
                 const SearchContext& context)
    : context_(context),
      evaluators_(evaluators),
      sort_(sort_for(candidate_query, options.sort)),
      candidates_(candidate_query, queries, sort_, options, context),
      hits_(sort_, options.max_per_article) {}

std::vector<const Hit*> Ranking::best(std::size_t count) {
  // Verifying some candidates after the deadline takes a millisecond, and shows
  // hits where otherwise there were none.
  constexpr std::size_t min_verified = 20;
  constexpr std::size_t margin = 10, growth = 4;
  const std::size_t consumed_before = candidates_.consumed();
  if (sort_ == Sort::relevance) {
    hits_.set_limit(count);
  }
  if (consumed_before == 0 && !candidates_.next() &&
      !candidates_.is_complete()) {
    candidates_.fetch(count + margin);
  }
  while (!is_settled(count)) {
    const bool expired = context_.deadline.expired();
    if (expired &&
        (candidates_.consumed() - consumed_before >= min_verified ||
         (hits_.passages() > 0 && !context_.deadline.is_grace_left()))) {
      break;
    }
    if (const RankedCandidate* candidate = candidates_.next()) {
      const bool is_hit = verify(*candidate);
      candidates_.advance();
      if (!is_hit && !context_.deadline.grants_text()) {
        break;
      }
    } else if (candidates_.is_complete() || expired) {
      break;
    } else {
      candidates_.fetch(
          std::max(count + margin, growth * candidates_.consumed()));
    }
  }
  return hits_.first(count);
}

// Whether the first `count` hits are final, because no candidate that is left
// can come before the last of them.
bool Ranking::is_settled(std::size_t count) const {
  if (count == 0) {
    return true;
  }
  if (sort_ != Sort::relevance) {
    return hits_.final_by_date() >= count;
  }
  const RankedCandidate* const candidate = candidates_.next();
  const std::optional<double> last = hits_.score_at_limit();
  if (!candidate || !last) {
    return false;
  }
  // Tied candidates come in the order of hits.
  return *last > candidate->bound() * (1 + max_rounding_error) ||
         (candidate->is_tied &&
          *last >= candidate->bound() * (1 - max_rounding_error));
}

// Whether all candidates are verified.
bool Ranking::is_exhausted() const {
  return candidates_.is_complete() && !candidates_.next();
}

// Returns whether the candidate is a hit.
bool Ranking::verify(const RankedCandidate& candidate) {
  const Xapian::docid id = candidate.candidate.id;
  auto analysed =
      context_.analysed != nullptr ? context_.analysed->take(id) : std::nullopt;
  PassageRecord passage = analysed ? std::move(analysed->record)
                                   : read_passage(context_.database(), id);
  Evaluator* const evaluator = evaluator_of(passage, evaluators_);
  auto result = evaluator == nullptr ? std::nullopt
                : analysed
                    ? evaluator->evaluate(passage, std::move(analysed->text))
                    : evaluator->evaluate(passage);
  if (!result) {
    return false;
  }
  add_features(candidate.features, *result);
  if (const auto& recency = candidates_.recency()) {
    add_part({"recency", recency->of(passage.date)}, *result);
  }
  hits_.add(make_hit(std::move(passage), std::move(*result)));
  return true;
}

std::size_t Ranking::passages_of(const std::string& article) {
  if (is_exhausted() || context_.deadline.expired()) {
    return hits_.passages_of(article);
  }
  const std::vector<PassageRecord> passages =
      article_passages(context_.database(), article);
  return static_cast<std::size_t>(std::count_if(
      passages.begin(), passages.end(), [this](const PassageRecord& passage) {
        Evaluator* const evaluator = evaluator_of(passage, evaluators_);
        return evaluator != nullptr && evaluator->matches(passage);
      }));
}

Ranking::Totals Ranking::totals() const {
  if (is_exhausted()) {
    return {hits_.passages(), hits_.articles(), true};
  }
  const std::size_t estimate = candidates_.estimate();
  if (candidates_.consumed() == 0) {
    return {estimate, estimate, false};
  }
  const double scale = static_cast<double>(estimate) /
                       static_cast<double>(candidates_.consumed());
  const auto scaled = [scale](std::size_t verified) {
    return std::max(verified, static_cast<std::size_t>(std::llround(
                                  scale * static_cast<double>(verified))));
  };
  return {scaled(hits_.passages()), scaled(hits_.articles()), false};
}

}  // namespace dateline
