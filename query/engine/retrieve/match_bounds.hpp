#pragma once

#include <xapian.h>

#include <vector>

#include "query/engine/index/deadline.hpp"
#include "query/engine/retrieve/candidate_query.hpp"

namespace dateline {

// What terms and traces say of a query's matches: every passage of `sure`
// matches, and every other match is in `doubtful`, where only the text can
// tell. The two share no passage. Without weights.
struct MatchBounds {
  Xapian::Query sure;
  Xapian::Query doubtful;
};

// `queries` are one query in several languages. Once the watch is over, nothing
// more is in doubt.
MatchBounds match_bounds(const std::vector<LanguageQuery>& queries,
                         Deadline& deadline);

}  // namespace dateline
