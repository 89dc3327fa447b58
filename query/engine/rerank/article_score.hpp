#pragma once

#include "query/engine/index/passage_database.hpp"
#include "query/engine/rerank/candidate_features.hpp"
#include "query/engine/rerank/scored_candidates.hpp"

namespace dateline {

// An article's score counts this much beside the score of its passage.
inline constexpr double article_share = 1.0;

// Adds to each candidate the BM25 score of its whole article. Words and pairs
// of characters are counted in all passages of the article, by the posting
// lists; derivations and compounds are counted in the candidates only.
void add_articles(ScoredCandidates& candidates, const TraceQueries& queries,
                  const PassageDatabase& database);

}  // namespace dateline
