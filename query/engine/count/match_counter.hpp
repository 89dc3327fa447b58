#pragma once

#include <cstddef>
#include <vector>

#include "dateline/results.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/retrieve/match_bounds.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {

// Counts of all passages that match, whatever page is shown.
struct MatchCounts {
  std::size_t passages = 0;
  std::size_t articles = 0;
  std::vector<FacetCounts> facets;
};

// Texts are read only where there is a doubt. Too low if the deadline ends it.
MatchCounts count_matches(const MatchBounds& bounds, Evaluators& evaluators,
                          const std::vector<Facet>& facets,
                          const SearchContext& context);

}  // namespace dateline
