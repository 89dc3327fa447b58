#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "query/engine/index/deadline.hpp"
#include "query/engine/plan/term_statistics.hpp"
#include "query/engine/retrieve/term_weight.hpp"

namespace dateline {

// What Xapian is asked for: all passages that can match, and some that do not,
// by a weight that a passage's score equals or nearly equals.
struct CandidateQuery {
  Xapian::Query query;
  std::shared_ptr<const std::vector<TermRow>> rows;  // for TermWeight
  bool ranks = false;  // false: no word adds to the score, all weights are 0
  bool exact = false;  // no passage comes that does not match
};

// Once the watch is over, no passage comes that only its trace could tell.
CandidateQuery make_candidate_query(const std::vector<LanguageQuery>& queries,
                                    Deadline& deadline);

// The same condition as a Xapian query: exact.
Xapian::Query filter_query(const Filter& filter);

}  // namespace dateline
