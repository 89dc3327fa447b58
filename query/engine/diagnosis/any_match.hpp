#pragma once

#include "dateline/query.hpp"
#include "dateline/search_options.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// Whether a search for `query` with these filters finds a passage. Cheaper than
// the search, since it ranks nothing. False if the deadline expires before a
// match is found.
bool any_match(const Query& query, const SearchFilters& filters,
               const SearchContext& context);

}  // namespace dateline
