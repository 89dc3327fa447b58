#pragma once

#include <string>
#include <vector>

#include "query/engine/index/passage_database.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/bm25.hpp"
#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/plan/query_language.hpp"

namespace dateline {

// The frequency of a word in a language is smoothed with its frequency in all
// languages, which counts as much as this many passages of the language.
inline constexpr double passages_of_all = 100;

// The idf of words is multiplied by this share in passages of another language
// than the query's.
inline constexpr double foreign_share = 0.6;

// How frequent a pattern is.
struct PatternFrequency {
  double passages = 0;     // that have it
  double occurrences = 0;  // in these; equal to `passages` for other patterns
                           // than single words

  PatternFrequency& operator+=(const PatternFrequency& other) {
    passages += other.passages;
    occurrences += other.occurrences;
    return *this;
  }
};

// A query in one language with the statistics that scores are made of.
struct LanguageQuery {
  CompiledQuery compiled;
  double passages = 0;      // of all languages that are searched
  double own_passages = 0;  // of this language
  double mean_length = 1;   // of this language's passages, in tokens
  std::vector<PatternFrequency> frequencies;  // by scoring term, as if all
                                              // passages were alike
  std::vector<double> idf;  // by scoring term, times its count and burstiness
  double title_share = usual_title_share;
};

// How frequent a pattern is in a language. The frequency of a compound is that
// of its joined form where the index has it, else that of its rarest part.
PatternFrequency pattern_frequency(const Pattern& pattern,
                                   const std::string& language,
                                   const PassageDatabase& database);

// Fills in the statistics of a query, which is given once for each language
// that is searched. A word is as rare in passages of one language as in those
// of any other, so that scores can be compared: as rare as in the language of
// the query ("neu" is a common word of German, however many English passages
// there are), or as in all passages if that is not known.
void add_statistics(std::vector<LanguageQuery>& queries,
                    const QueryLanguage& query_language, bool counts_burstiness,
                    const SearchContext& context);

}  // namespace dateline
