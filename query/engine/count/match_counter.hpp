#pragma once

#include <cstddef>
#include <vector>

#include "dateline/results.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/retrieve/match_bounds.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {

// Counts of all passages that match, on all pages.
struct MatchCounts {
  std::size_t passages = 0;
  std::size_t articles = 0;
  std::vector<FacetCounts> facets;
  bool is_exact = true;
};

// Counts the matches of a query by `facets`, or estimates how many there are if
// none is given: that reads a sample of the texts of doubtful passages. The
// counts are too low if the deadline expires.
MatchCounts count_matches(const MatchBounds& bounds, Evaluators& evaluators,
                          const std::vector<Facet>& facets,
                          const SearchContext& context);

}  // namespace dateline
