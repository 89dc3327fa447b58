#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "query/engine/index/analysed_passages.hpp"
#include "query/engine/index/passage_database.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/rerank/key_table.hpp"
#include "query/engine/rerank/scored_candidates.hpp"

namespace dateline {

inline constexpr std::size_t feedback_articles = 3;
inline constexpr std::size_t feedback_terms = 40;
inline constexpr double feedback_share = 0.3;

// A best-ranked passage, which is assumed to be relevant.
struct FeedbackPassage {
  Xapian::docid id = 0;
  AnalysedPassage passage;
  double score = 0;
};

// Terms of the best passages that rank all candidates, numbered from 0.
struct Feedback {
  FingerprintTable<std::uint32_t> numbers;
  std::vector<double> weights;  // idf included
};

// Takes the terms from the passages in the query's language; the feedback is
// empty if they have none to give. docs/reference/scoring.md has the formula
// and its source.
Feedback gather_feedback(const std::vector<FeedbackPassage>& passages,
                         const LanguageQuery& query,
                         const PassageDatabase& database);

// Adds the scores of the feedback terms in the passages and in their articles
// to the candidates in the query's language.
void add_feedback(const Feedback& feedback, const TraceQuery& query,
                  ScoredCandidates& candidates);

}  // namespace dateline
