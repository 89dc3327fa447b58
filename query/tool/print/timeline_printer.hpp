#pragma once

#include <string>
#include <vector>

#include "dateline/results.hpp"
#include "query/tool/options/options.hpp"
#include "query/tool/terminal/terminal.hpp"

namespace dateline::query_tool {

// The facets that a search must count for a timeline of this unit.
std::vector<Facet> timeline_facets(TimelineUnit unit);

// Which of the counts to draw. `automatic` takes the finest that fits a screen.
// Null if none of the facets is of dates.
const FacetCounts* timeline_counts(const std::vector<FacetCounts>& facets,
                                   TimelineUnit unit);

// What is drawn of a timeline: a bucket, or a gap of several without a passage.
struct TimelineRow {
  const FacetCount* bucket = nullptr;  // of the timeline; null for a gap
  std::size_t gap = 0;                 // buckets
};
std::vector<TimelineRow> timeline_rows(const Timeline& timeline);

// "8 months without".
std::string gap_text(std::size_t gap, const std::string& unit);

// A bar for each day, month or year. Long runs of empty ones become one line.
std::string text_of(const Timeline& timeline, const std::string& unit,
                    const TextStyle& style);

// How many passages no bar counts, without a line end; empty if there are none.
std::string undated_line(const Timeline& timeline, const std::string& unit);

}  // namespace dateline::query_tool
