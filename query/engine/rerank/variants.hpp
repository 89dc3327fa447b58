#pragma once

#include <xapian.h>

#include "query/engine/rerank/scored_candidates.hpp"

namespace dateline {

// Lets derivations of the query's words count as a part of them: words of the
// index that begin as they do and that the stemmer keeps apart, such as
// "theoretical" beside "theory". How much, the candidates say: as much as the
// two are found together more often than by chance. Sets
// CandidateFeatures::variants of the candidates in the query's language.
// docs/reference/scoring.md has the formula and its source.
void count_variants(ScoredCandidates& candidates, const TraceQuery& query,
                    const Xapian::Database& database);

}  // namespace dateline
