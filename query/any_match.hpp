#pragma once

#include "dateline/query.hpp"
#include "dateline/searcher.hpp"
#include "query/index_reader.hpp"
#include "query/language_query.hpp"

namespace dateline {

// Whether any passage matches `query`: what a search for one hit says, without
// ranking. Of `options`, filters, timeout and stop count; once these end it, a
// match is none that was not met before.
bool any_match(const Query& query, const SearchOptions& options,
               const IndexReader& reader, Analysers& analysers);

}  // namespace dateline
