#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "dateline/results.hpp"
#include "dateline/search_options.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/retrieve/match_bounds.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {

// Counts of all passages that match, on all pages.
struct MatchCounts {
  std::size_t passages = 0;
  std::size_t articles = 0;
  std::vector<FacetCounts> facets;
  std::optional<CrossTable> cross;
};

// Counts by the facets and the pair of facets that `options` name. Reads the
// texts of doubtful passages only. The counts are too low if the deadline
// expires.
MatchCounts count_matches(const MatchBounds& bounds, Evaluators& evaluators,
                          const SearchOptions& options,
                          const SearchContext& context);

}  // namespace dateline
