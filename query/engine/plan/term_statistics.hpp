#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/engine/index/index_reader.hpp"
#include "query/engine/plan/bm25.hpp"
#include "query/engine/plan/compiled_query.hpp"

namespace dateline {

// How frequent a term is.
struct PatternFrequency {
  double passages = 0;     // that have it
  double occurrences = 0;  // in all of them; of all but single words the same

  PatternFrequency& operator+=(const PatternFrequency& other) {
    passages += other.passages;
    occurrences += other.occurrences;
    return *this;
  }
};

// A query in one language with the statistics its words have in the index.
struct LanguageQuery {
  CompiledQuery compiled;
  LanguageStatistics statistics;
  std::vector<PatternFrequency>
      frequencies;          // of each of compiled.scoring_terms
  std::vector<double> idf;  // of each of them, times count and burstiness
  double title_share = usual_title_share;
};

// How frequent a pattern is in a language. Of a compound: its joined form where
// the index knows that, else the rarest of its parts.
PatternFrequency pattern_frequency(const Pattern& pattern,
                                   const std::string& language,
                                   const Xapian::Database& database);

// A term's idf in so many passages, times its count and burstiness.
double scoring_term_weight(const ScoringTerm& term, double passages,
                           const PatternFrequency& frequency);

// The query with what the database says of its words.
LanguageQuery with_statistics(CompiledQuery query,
                              const LanguageStatistics& statistics,
                              const Xapian::Database& database);

}  // namespace dateline
