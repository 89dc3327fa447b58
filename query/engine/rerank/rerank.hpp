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

// Reranking: the best candidates are ranked once more, by their token traces,
// the posting lists of the query's words and the text of three of them.
// docs/reference/scoring.md has the formulas and their sources,
// docs/explanation/ranking.md tells what each part is worth.

// How many candidates are reranked: the more words a query has, the further
// down a passage may stand that its reranking brings to the top. The number is
// the same for every page, so that all pages belong to one order.
// docs/explanation/performance.md tells how it was chosen.
std::size_t rerank_candidates(const std::vector<LanguageQuery>& queries);

// The parts of a candidate's score.
struct RerankedCandidate {
  double words = 0;  // of the query's words: an upper bound
  ScoreFeatures features;
};

// The result is in the order of `candidates`. It depends on the set of
// candidates, but not on their order or document ids. Parts that `options`
// leaves out are 0.
std::vector<RerankedCandidate> rerank(const std::vector<Candidate>& candidates,
                                      const std::vector<LanguageQuery>& queries,
                                      const SearchOptions& options,
                                      const SearchContext& context);

// Whether `options` leave any part of the score to reranking.
bool has_reranking(const SearchOptions& options);

}  // namespace dateline
