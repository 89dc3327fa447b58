#pragma once

#include <xapian.h>

#include "query/engine/rerank/candidate_features.hpp"
#include "query/engine/rerank/scored_candidates.hpp"

namespace dateline {

// What an article says is worth as much as what its passage does.
inline constexpr double article_share = 1.0;

// Adds to each candidate what its article says to the query: BM25 of the whole
// article. Words are counted in all its passages, by the posting lists, and so
// are pairs of characters; derivations and rows of words in the candidates
// alone.
void add_articles(ScoredCandidates& candidates, const TraceQueries& queries,
                  const Xapian::Database& database);

}  // namespace dateline
