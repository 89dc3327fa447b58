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

// Whether `query` has several conditions for a passage, which an article can
// meet in different ones.
bool may_hold_apart(const Query& query);

// A note on the articles that meet all conditions of `query`, which may hold
// apart, but are not among the `found` articles, of which a passage meets them.
// None if there are no such articles.
std::vector<Note> notes_on_articles_apart(const Query& query, std::size_t found,
                                          const SearchFilters& filters,
                                          const SearchContext& context);

}  // namespace dateline
