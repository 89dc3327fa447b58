#pragma once

#include <cstddef>
#include <vector>

#include "dateline/search_options.hpp"
#include "query/engine/candidate_stream.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/verified_hits.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {

// The hits of a search in order. Verifies candidates until no candidate that is
// left can come before the hits asked for. Keeps what it has verified, so that
// a further page costs little.
class Ranking {
 public:
  // The references must outlive the ranking. Of `options`, sort, limit
  // by article, half-life and components count. Without a word that ranks, the
  // order by relevance is newest first.
  Ranking(const CandidateQuery& candidate_query,
          const std::vector<LanguageQuery>& queries, Evaluators& evaluators,
          const SearchOptions& options, const SearchContext& context);

  // The first `count` hits in their final order; fewer if there are no more. If
  // the deadline expires, the best of the hits found by then. Good until the
  // next call.
  std::vector<const Hit*> best(std::size_t count);

  // How many passages of this article match. Reads the article unless all
  // candidates are verified. Counts only those verified once the deadline
  // expires.
  std::size_t passages_of(const std::string& article);

  // How many passages match, and in how many articles. Exact once all
  // candidates are verified, else estimated from those that are.
  struct Totals {
    std::size_t passages = 0;
    std::size_t articles = 0;
    bool exact = false;
  };
  Totals totals() const;

  // About how many candidates were not verified.
  std::size_t candidates_left() const { return candidates_.left(); }

 private:
  bool is_settled(std::size_t count) const;
  bool is_exhausted() const;
  bool verify(const RankedCandidate& candidate);

  const SearchContext& context_;
  Evaluators& evaluators_;
  Sort sort_;
  CandidateStream candidates_;
  VerifiedHits hits_;
};

}  // namespace dateline
