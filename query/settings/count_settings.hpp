#pragma once

#include <optional>
#include <vector>

#include "corpus/cli/named_values.hpp"
#include "dateline/search_options.hpp"
#include "query/print/cross_rows.hpp"
#include "query/print/timeline_rows.hpp"

// What is counted, as options of the tool and parameters of the server say it.
// Each function throws what NamedValues throws.
namespace dateline {

// The facets that a list names, with commas between; none if it is not given.
std::vector<Facet> facet_list(const NamedValues& values, const char* option);

// Of "cross"; nothing if it is not given.
std::optional<FacetPair> facet_pair(const NamedValues& values);

// Of "timeline"; nothing if it is not given.
std::optional<TimelineUnit> timeline_unit(const NamedValues& values);

// Of "cells" and "count"; the default if they are not given.
Cells cells(const NamedValues& values);
Counting counting(const NamedValues& values);

}  // namespace dateline
