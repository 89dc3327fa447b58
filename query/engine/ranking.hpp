#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/rerank/rerank.hpp"
#include "query/engine/retrieve/candidate_query.hpp"
#include "query/engine/retrieve/recency.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {

// Puts verified hits in order: takes candidates from Xapian in rounds until the
// best verified ones cannot be beaten by what is left. What was verified is
// kept, so that a further page costs little.
class Ranking {
 public:
  // The references must outlive the ranking. Of `options`, order, grouping,
  // half-life and parts count.
  Ranking(const CandidateQuery& candidate_query,
          const std::vector<LanguageQuery>& queries, Evaluators& evaluators,
          const SearchOptions& options, const SearchContext& context);

  // The first `count` hits in their final order; fewer if there are no more, or
  // if the deadline ended it.
  std::vector<const Hit*> best(std::size_t count);

  // How many there are: exact once all candidates were verified.
  struct Totals {
    std::size_t passages = 0;
    std::size_t articles = 0;
    bool exact = false;
  };
  Totals totals() const;

  // Candidates that were not looked at, about.
  std::size_t candidates_left() const;

 private:
  // A candidate with what the second look adds to its weight.
  struct RankedCandidate {
    Candidate candidate;
    ScoreFeatures features;
    double bound() const { return candidate.weight + features.sum(); }
  };

  bool by_date() const { return sort_ != Sort::relevance; }
  void prefer_new(double half_life);
  void fetch(std::size_t count);
  void rerank();
  bool is_settled(std::size_t count) const;
  void verify(const RankedCandidate& proposed);
  void add(Hit hit);
  std::vector<const Hit*> in_order() const;

  const SearchContext& context_;
  const std::vector<LanguageQuery>& queries_;
  Evaluators& evaluators_;
  SearchOptions options_;
  Sort sort_;
  Xapian::Query query_;
  std::optional<Recency> recency_;
  Xapian::MultiValueKeyMaker key_;
  Xapian::Enquire enquire_;
  std::size_t estimate_ = 0;                 // of candidates, by Xapian
  std::vector<RankedCandidate> candidates_;  // best bound first
  bool is_reranked_ = false;
  bool has_all_candidates_ = false;
  std::size_t taken_ = 0;     // of candidates_
  std::size_t verified_ = 0;  // passages that match
  std::vector<Hit> hits_;     // of these, one an article if grouped
  std::unordered_map<std::string, std::size_t> hit_of_article_;  // if grouped
  std::unordered_set<std::string> articles_;                     // of all
};

}  // namespace dateline
