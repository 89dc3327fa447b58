#pragma once

#include <xapian.h>

#include <memory>
#include <vector>

#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/term_statistics.hpp"
#include "query/engine/retrieve/best_passages.hpp"
#include "query/engine/retrieve/term_weight.hpp"

namespace dateline {

// The query that Xapian is asked for candidates: all passages that match and
// some that do not. The weight of a candidate equals its score or is a little
// above it.
struct CandidateQuery {
  Xapian::Query query;
  std::shared_ptr<const std::vector<TermRow>> rows;  // for TermWeight
  bool ranks = false;  // false: no word adds to the score, all weights are 0
  WordSearch words;    // the same as `query`, if it looks for words alone
};

// `queries` are one query in several languages. After the deadline, phrase and
// NEAR conditions match nothing, because deciding them needs the token trace.
// Where `words_suffice`, the query is left empty if words say the same and
// rank.
CandidateQuery make_candidate_query(const std::vector<LanguageQuery>& queries,
                                    const SearchContext& context,
                                    bool words_suffice = false);

}  // namespace dateline
