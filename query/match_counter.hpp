#pragma once

#include <xapian.h>

#include <memory>
#include <vector>

#include "dateline/results.hpp"
#include "query/match_bounds.hpp"
#include "query/ranking.hpp"
#include "query/search_watch.hpp"

namespace dateline {

// Counts of all passages that match, whatever page is shown.
struct MatchCounts {
  std::size_t passages = 0;
  std::size_t articles = 0;
  std::vector<FacetCounts> facets;
};

// Texts are read only where there is a doubt. Too low if the watch ends it.
MatchCounts count_matches(const Xapian::Database& database,
                          const MatchBounds& bounds, Evaluators& evaluators,
                          const std::vector<Facet>& facets,
                          const std::shared_ptr<SearchWatch>& watch);

}  // namespace dateline
