#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "query/bm25.hpp"
#include "query/compiled_query.hpp"
#include "query/index_reader.hpp"
#include "query/search_watch.hpp"
#include "query/term_weight.hpp"

namespace dateline {

// How frequent a unit is.
struct UnitFrequency {
  double passages = 0;     // that have it
  double occurrences = 0;  // in all of them; of all but single words the same

  UnitFrequency& operator+=(const UnitFrequency& other) {
    passages += other.passages;
    occurrences += other.occurrences;
    return *this;
  }
};

// A query in one language with the statistics its words have in the index.
struct LanguageQuery {
  CompiledQuery compiled;
  LanguageStatistics statistics;
  std::vector<UnitFrequency> frequencies;  // of each of compiled.units
  std::vector<double> idf;  // of each of them, times count and burstiness
  double title_share = usual_title_share;
};

// How frequent a pattern is in a language. Of a compound: its joined form where
// the index knows that, else the rarest of its parts.
UnitFrequency unit_frequency(const Pattern& pattern,
                             const std::string& language,
                             const Xapian::Database& database);

// A unit's idf in so many passages, times its count and burstiness.
double unit_weight(const RankUnit& unit, double passages,
                   const UnitFrequency& frequency);

// The query with what the database says of its words.
LanguageQuery with_statistics(CompiledQuery query,
                              const LanguageStatistics& statistics,
                              const Xapian::Database& database);

// What Xapian is asked for: all passages that can match, and some that do not,
// by a weight that a passage's score equals or nearly equals.
struct Proposal {
  Xapian::Query query;
  std::shared_ptr<const std::vector<TermRow>> rows;  // for TermWeight
  bool ranks = false;  // false: no word adds to the score, all weights are 0
  bool exact = false;  // no passage comes that does not match
};

// Once the watch is over, no passage comes that only its trace could tell.
Proposal propose(const std::vector<LanguageQuery>& queries,
                 const std::shared_ptr<SearchWatch>& watch);

// The same condition as a Xapian query: exact.
Xapian::Query filter_query(const Filter& filter);

}  // namespace dateline
