#pragma once

#include <string>
#include <vector>

#include "dateline/results.hpp"
#include "query/tool/options.hpp"
#include "query/tool/view.hpp"

namespace dateline {

// The facets that a search must count for a timeline of this unit.
std::vector<Facet> timeline_facets(TimelineUnit unit);

// Which of the counts to draw. `automatic` takes the finest that fits a screen.
// Null if none of the facets is of dates.
const FacetCounts* timeline_counts(const std::vector<FacetCounts>& facets,
                                   TimelineUnit unit);

// A bar for each day, month or year. Long runs of empty ones become one line.
std::string text_of(const Timeline& timeline, const std::string& unit,
                    const TextStyle& style);

// How many passages no bar counts, without a line end; empty if there are none.
std::string undated_line(const Timeline& timeline, const std::string& unit);

}  // namespace dateline
