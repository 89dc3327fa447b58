#pragma once

#include <cstddef>
#include <vector>

#include "dateline/query.hpp"
#include "dateline/search_options.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// How many articles have what `conditions`, clauses of `query`, name, be it in
// different passages. 0 if the deadline expires.
std::size_t count_articles_with(const std::vector<QueryNode>& conditions,
                                const Query& query,
                                const SearchFilters& filters,
                                const SearchContext& context);

// A note on the articles that meet all conditions of `query`, which has hits,
// but in different passages, so that none of these is found. None if there are
// no such articles.
std::vector<Note> notes_on_articles_apart(const Query& query,
                                          const SearchFilters& filters,
                                          const SearchContext& context);

}  // namespace dateline
