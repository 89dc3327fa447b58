#pragma once

#include "dateline/diagnosis.hpp"
#include "dateline/query.hpp"
#include "dateline/search_options.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// Finds out why a search for `query` finds nothing, and how its words may be
// meant. Searches for parts of the query, some dozens of times, until one match
// of each is found.
Diagnosis diagnose(const Query& query, const SearchFilters& filters,
                   const SearchContext& context);

}  // namespace dateline
