#pragma once

#include "dateline/query.hpp"
#include "dateline/searcher.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// Whether any passage matches `query`: what a search for one hit says, without
// ranking. Of `options` only filters count. False if the deadline ends
// it before a match is met.
bool any_match(const Query& query, const SearchOptions& options,
               const SearchContext& context);

}  // namespace dateline
