#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/rerank/candidate_features.hpp"

namespace dateline {

inline constexpr std::size_t feedback_articles = 3;
inline constexpr std::size_t feedback_terms = 40;
inline constexpr double feedback_share = 0.3;

// A passage that is taken for an answer.
struct FeedbackPassage {
  PassageRecord passage;
  double score = 0;
};

// Words of the best passages that may rank all others, numbered from 0.
struct Feedback {
  TermTable table;
  std::vector<double> weights;  // idf included
};

// From the answers in the query's language; empty if they have no word to give.
// docs/reference/scoring.md has the formula and its source.
Feedback gather_feedback(const std::vector<FeedbackPassage>& answers,
                         const LanguageQuery& query, Analyser& analyser,
                         const Xapian::Database& database);

}  // namespace dateline
