#pragma once

#include <xapian.h>

#include <memory>
#include <vector>

#include "dateline/results.hpp"
#include "query/engine/index/deadline.hpp"
#include "query/engine/retrieve/match_bounds.hpp"
#include "query/engine/verify/evaluator.hpp"

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
                          const std::shared_ptr<Deadline>& deadline);

}  // namespace dateline
