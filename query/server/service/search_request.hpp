#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/print/cross_rows.hpp"
#include "query/print/timeline_rows.hpp"
#include "query/server/service/parameter_values.hpp"
#include "query/server/service/service.hpp"

namespace dateline::server {

// A search as the parameters of a request ask for it. What is not given has its
// default.
struct SearchRequest {
  Query query;
  SearchOptions options;      // with the facets that the timeline needs
  std::vector<Facet> facets;  // to be shown
  std::optional<TimelineUnit> timeline;  // to be shown
  Cells cells = Cells::passages;         // of the cross table
  std::size_t context = 0;  // passages to show on each side of a hit
  bool correct = false;     // search for another spelling if nothing is found
  Syntax syntax = Syntax::lenient;  // in which a correction is read, too
};

// The query of the parameters "q", "syntax" and "strict". Throws HttpError if
// it is too long or a value cannot be read, and QueryError in strict mode.
Query read_query(const ParameterValues& values, const SearchLimits& limits);

// Reads a request within the limits. Its time limit is not set. Throws as
// read_query().
SearchRequest read_search(const ParameterValues& values,
                          const SearchLimits& limits);

// What is left of the call's time for a search that begins now.
TimeLimit time_limit(const Call& call);

// The hit without what only the server's machine knows: the file that it was
// read from.
Hit public_hit(Hit hit);

// The counts of the results that are to be shown, of each facet at most
// `limits.facet_values`. Adds a note for each that has more. Throws HttpError
// if a cross table or a timeline would be larger than the limits.
struct ShownCounts {
  std::vector<FacetCounts> facets;
  std::optional<CrossTable> cross;
  std::optional<Timeline> timeline;
  std::string unit;  // of the timeline
};
ShownCounts shown_counts(Results& results, const SearchRequest& request,
                         const SearchLimits& limits);

}  // namespace dateline::server
