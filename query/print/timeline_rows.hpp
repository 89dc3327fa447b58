#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dateline/results.hpp"

namespace dateline {

enum class TimelineUnit { automatic, day, month, year };

// The facets that a search must count for a timeline of this unit.
std::vector<Facet> timeline_facets(TimelineUnit unit);
// Adds those that are not among `facets` yet.
void add_timeline_facets(TimelineUnit unit, std::vector<Facet>& facets);

// Returns the counts to draw: those of `unit`, or for `automatic` those of the
// shortest unit that fits a screen. Null if there are none.
const FacetCounts* timeline_counts(const std::vector<FacetCounts>& facets,
                                   TimelineUnit unit);

// A line of a timeline: a bucket, or a run of several that hold no passage.
struct TimelineRow {
  const FacetCount* bucket = nullptr;  // of the timeline; null for a gap
  std::size_t gap = 0;                 // buckets
};
std::vector<TimelineRow> timeline_rows(const Timeline& timeline);

// "8 months without".
std::string gap_text(std::size_t gap, const std::string& unit);

// Says how many passages no bar counts, without a line feed; "" if there are
// none.
std::string undated_line(const Timeline& timeline, const std::string& unit);

}  // namespace dateline
