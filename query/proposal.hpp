#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "query/compiled_query.hpp"
#include "query/index_reader.hpp"
#include "query/term_weight.hpp"

namespace dateline {

// A query in one language with the statistics its words have in the index.
struct LanguageQuery {
  CompiledQuery compiled;
  LanguageStatistics statistics;
  std::vector<double> idf;  // of compiled.units, times their count
};

// The idf of each unit. A compound has the document frequency of its joined
// form where the index knows that, else of the rarest of its parts.
std::vector<double> unit_idf(const CompiledQuery& query,
                             const LanguageStatistics& statistics,
                             const Xapian::Database& database);

// What Xapian is asked for: all passages that can match, and some that do not,
// by a weight that a passage's score equals or nearly equals.
struct Proposal {
  Xapian::Query query;
  std::shared_ptr<const std::vector<TermRow>> rows;  // for TermWeight
  bool ranks = false;  // false: no word adds to the score, all weights are 0
};

Proposal propose(const std::vector<LanguageQuery>& queries);

// The same condition as a Xapian query: exact.
Xapian::Query filter_query(const Filter& filter);

}  // namespace dateline
