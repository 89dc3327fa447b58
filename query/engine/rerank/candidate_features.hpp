#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/index/token_trace.hpp"
#include "query/engine/index/candidate.hpp"
#include "query/engine/index/passage_database.hpp"
#include "query/engine/rerank/trace_query.hpp"

namespace dateline {

// A candidate and the occurrences of the scoring terms in its token trace. What
// it refers to belongs to its CandidateTraces.
struct CandidateFeatures {
  Xapian::docid id = 0;
  std::uint32_t number = 0;  // its place among the candidates as they came
  double weight = 0;  // the candidate's, rounded: it does not depend on the
                      // order in which its parts were added
  std::string_view trace;
  TraceHeader header;
  const TraceQuery* query = nullptr;  // null if its language is not searched
  std::uint32_t length = 0;           // of the text, in places of the trace
  // By term; empty if the language is not searched.
  std::span<std::uint32_t> text;   // occurrences in the text
  std::span<std::uint32_t> title;  // and in the title
  std::span<std::uint32_t> pairs;  // how often term i is at most
                                   // `max_pair_distance` positions before term
                                   // i + 1
  std::span<double> variants;      // weighted occurrences of derivations

  // BM25's saturation for so many occurrences in the text.
  double saturation(double tf) const;

  // An upper bound of the score of the query's words. It is closer than the
  // weight, which can be twice the score of a compound.
  double max_words_score() const;
};

inline constexpr unsigned max_pair_distance = 2;

// How often a candidate has a variant of a query's word: see variants.hpp.
struct VariantCount {
  std::uint32_t candidate;  // its place by document id
  std::uint32_t variant;    // its number
  double count;
};

// The candidates in the order of their document ids, with what one walk over
// each trace finds.
class CandidateTraces {
 public:
  CandidateTraces(const std::vector<Candidate>& candidates,
                  const TraceQueries& queries, const PassageDatabase& database);

  std::vector<CandidateFeatures>& passages() { return passages_; }

  // By candidate; of one, in the order of their first occurrence.
  const std::vector<VariantCount>& variants() const { return variants_; }

 private:
  void read(const TraceQueries& queries);
  void count(std::uint32_t candidate);

  const PassageDatabase& database_;
  std::vector<CandidateFeatures> passages_;
  std::vector<VariantCount> variants_;
  // The columns of all passages, row by row.
  std::vector<std::uint32_t> counts_;
  std::vector<double> weighted_;
  std::vector<std::int64_t> last_;  // position of a term, while a trace is read
};

}  // namespace dateline
