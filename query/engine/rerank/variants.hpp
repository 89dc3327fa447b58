#pragma once

#include <cstdint>
#include <vector>

#include "query/engine/index/passage_database.hpp"
#include "query/engine/rerank/candidate_features.hpp"
#include "query/engine/rerank/trace_query.hpp"

namespace dateline {

// A word of the index that begins like a word of the query and that the stemmer
// keeps apart, such as "theoretical" beside "theory".
struct Variant {
  std::size_t index = 0;  // of the scoring term
  std::uint16_t fingerprint = 0;
  double passages = 0;  // candidates that have it
  double both = 0;      // of these, those that have the query's word too
};

// The variants of a query's words in one language.
//
// An occurrence of one counts as a part of an occurrence of the query's word,
// and the more the two occur together in candidates more often than by chance.
// docs/reference/scoring.md has the formula and its source.
class Variants {
 public:
  // Looks the variants up and adds them to those terms that `query` counts in
  // traces. `query` must outlive it and stay in its place.
  Variants(TraceQuery& query, const PassageDatabase& database);

  // Sets CandidateFeatures::variants of the candidates in the query's language.
  // `counts` are those of all candidates. To be called once.
  void count_in(std::vector<CandidateFeatures>& passages,
                const std::vector<VariantCount>& counts);

 private:
  void weigh(const std::vector<CandidateFeatures>& passages,
             const std::vector<VariantCount>& counts);

  const TraceQuery& query_;
  double base_share_ = 0;  // of an occurrence that every variant counts
  std::vector<Variant> variants_;
  std::vector<double> with_word_;  // candidates, by scoring term
  double candidates_ = 0;          // in the query's language
};

}  // namespace dateline
