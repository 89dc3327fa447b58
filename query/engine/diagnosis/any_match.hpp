#pragma once

#include <memory>

#include "dateline/query.hpp"
#include "dateline/searcher.hpp"
#include "query/engine/index/deadline.hpp"
#include "query/engine/index/index_reader.hpp"
#include "query/engine/plan/language_query.hpp"

namespace dateline {

// Whether any passage matches `query`: what a search for one hit says, without
// ranking. Of `options` only filters count. False if the watch ends it before
// a match is met.
bool any_match(const Query& query, const SearchOptions& options,
               const IndexReader& reader, Analysers& analysers,
               const std::shared_ptr<Deadline>& deadline);

}  // namespace dateline
