#pragma once

#include <xapian.h>

#include <vector>

#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/term_statistics.hpp"
#include "query/engine/retrieve/match_bounds.hpp"

namespace dateline {

// The living passages that may match a query, ascending. The two have no
// passage in common.
struct FoundMatches {
  std::vector<Xapian::docid> sure;
  std::vector<Xapian::docid> doubtful;  // only the text can tell
};

// Some are missing after the deadline.
FoundMatches found_matches(const std::vector<LanguageQuery>& queries,
                           const SearchContext& context);
FoundMatches found_matches(const MatchBounds& bounds,
                           const SearchContext& context);

}  // namespace dateline
