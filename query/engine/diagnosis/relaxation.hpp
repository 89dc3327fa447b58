#pragma once

#include <optional>
#include <vector>

#include "dateline/query.hpp"
#include "dateline/search_options.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// A query that asks for less than the user wrote.
struct RelaxedQuery {
  Query query;
  std::vector<Note> notes;  // on what it does not ask for
};

// The query without those conditions that only quotes make and that no passage
// meets; or without all of these, if only together no passage meets them.
// Nothing if the query has no such condition. For a query that finds nothing.
std::optional<RelaxedQuery> relaxed(const Query& query,
                                    const SearchFilters& filters,
                                    const SearchContext& context);

}  // namespace dateline
