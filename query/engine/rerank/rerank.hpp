#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/rerank/candidate_features.hpp"
#include "query/engine/rerank/scored_candidates.hpp"

namespace dateline {

// How the best candidates are ranked once more, by their token traces, the
// posting lists of the query's words and the text of three of them.
// docs/reference/scoring.md has the formulas and their sources,
// docs/explanation/ranking.md what each part is worth.

// How many candidates. The same for every page, so that all pages are of one
// order.
inline constexpr std::size_t rerank_candidates = 1000;

// What a second look finds out about a candidate.
struct RerankedCandidate {
  double words = 0;  // what the query's words add to its score, at most
  ScoreFeatures features;
};

// In the candidates' order. It depends on the set of candidates, not on their
// order or document ids. Parts that `options` leaves out are 0.
std::vector<RerankedCandidate> rerank(const std::vector<Candidate>& candidates,
                                      const std::vector<LanguageQuery>& queries,
                                      const SearchOptions& options,
                                      const SearchContext& context);

// Whether there is anything for a second look to do.
bool has_reranking(const SearchOptions& options);

}  // namespace dateline
