#pragma once

#include <string>

#include "dateline/diagnosis.hpp"
#include "dateline/query.hpp"
#include "dateline/searcher.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// Finds out by searching for parts of the query: some dozens of searches for
// one match each.
Diagnosis diagnose(const Query& query, const SearchOptions& options,
                   const SearchContext& context);

// Diagnosis::text of the rest.
std::string describe(const Diagnosis& diagnosis);

}  // namespace dateline
