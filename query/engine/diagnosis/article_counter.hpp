#pragma once

#include <cstddef>
#include <vector>

#include "dateline/query.hpp"
#include "dateline/search_options.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// How many articles have, for each of the queries, a passage that matches it,
// be it the same one or another. 0 if the deadline expires.
std::size_t count_articles_with_all(const std::vector<Query>& queries,
                                    const SearchFilters& filters,
                                    const SearchContext& context);

}  // namespace dateline
