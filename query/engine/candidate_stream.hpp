#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "dateline/search_options.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/rerank/rerank.hpp"
#include "query/engine/retrieve/candidate_query.hpp"
#include "query/engine/retrieve/dated_passages.hpp"
#include "query/engine/retrieve/recency.hpp"

namespace dateline {

// The largest relative difference between sums of the same score parts in
// different orders. Xapian and the evaluator add them up differently.
inline constexpr double max_rounding_error = 1e-9;

// A candidate with what reranking found out about it.
struct RankedCandidate {
  Candidate candidate;
  ScoreFeatures features;  // what reranking adds to the score
  bool is_tied = false;    // one of so many with equal bounds that these are in
                           // the order of hits of equal score

  // The most that its score can be, apart from rounding.
  double bound() const { return candidate.weight + features.sum(); }
};

// The candidates of a search in the order in which they are to be verified: by
// date, or by falling bound of their score. They come in rounds
// that the caller asks for. Those of the first round by score are reranked.
// Candidates that were fetched once keep their places. Those of equal weight
// come in one round.
class CandidateStream {
 public:
  // The references must outlive the stream. Of `options`, half-life and
  // components count. `sort` is the order of the hits.
  CandidateStream(const CandidateQuery& candidate_query,
                  const std::vector<LanguageQuery>& queries, Sort sort,
                  const SearchOptions& options, const SearchContext& context);

  // Looks for the first `count` candidates, those before included. Gets
  // fewer if the deadline expires.
  void fetch(std::size_t count);

  // The next candidate, or null if more must be fetched first or if there is
  // none. Good until the next fetch().
  const RankedCandidate* next() const;

  // Goes on to the candidate behind next(), which must not be null.
  void advance() { ++consumed_; }

  // Whether all candidates were fetched.
  bool is_complete() const { return is_complete_; }

  // Candidates that were advanced over.
  std::size_t consumed() const { return consumed_; }

  // How many candidates there are in all, by estimate.
  std::size_t estimate() const { return estimate_; }

  // How many candidates were not advanced over, about.
  std::size_t left() const;

  // What recency adds to scores; nothing if it adds none.
  const std::optional<Recency>& recency() const { return recency_; }

 private:
  bool is_by_score() const { return sort_ == Sort::relevance; }
  void order_by_score(const CandidateQuery& candidate_query);
  void add_recency();
  void append_matches(std::size_t count);
  BestPassages best_matches(std::size_t count);
  void order_ties(std::size_t first);
  std::size_t rerank();

  const std::vector<LanguageQuery>& queries_;
  const SearchOptions& options_;
  const SearchContext& context_;
  Xapian::Query query_;
  WordSearch words_;  // without languages if it is Xapian that searches
  std::optional<DatedPassages> dated_;  // of the order by date
  std::optional<Recency> recency_;
  Xapian::Enquire enquire_;
  std::vector<RankedCandidate> candidates_;
  Sort sort_;
  bool is_reranking_due_;
  bool is_complete_ = false;
  std::size_t estimate_ = 0;
  std::size_t consumed_ = 0;
};

}  // namespace dateline
