#pragma once

#include "query/engine/index/passage_database.hpp"
#include "query/engine/rerank/scored_candidates.hpp"

namespace dateline {

// Sets CandidateFeatures::variants of the candidates in the query's language.
//
// Variants are words of the index that begin like a word of the query and that
// the stemmer keeps apart, such as "theoretical" beside "theory". An occurrence
// of one counts as a part of an occurrence of the query's word, and the more
// the two occur together in candidates more often than by chance.
// docs/reference/scoring.md has the formula and its source.
void count_variants(ScoredCandidates& candidates, const TraceQuery& query,
                    const PassageDatabase& database);

}  // namespace dateline
