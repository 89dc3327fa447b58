#pragma once

#include <memory>

#include "dateline/query.hpp"
#include "dateline/searcher.hpp"
#include "query/index_reader.hpp"
#include "query/language_query.hpp"
#include "query/search_watch.hpp"

namespace dateline {

// Whether any passage matches `query`: what a search for one hit says, without
// ranking. Of `options` only filters count. False if the watch ends it before
// a match is met.
bool any_match(const Query& query, const SearchOptions& options,
               const IndexReader& reader, Analysers& analysers,
               const std::shared_ptr<SearchWatch>& watch);

}  // namespace dateline
