#pragma once

#include <memory>
#include <string>

#include "dateline/diagnosis.hpp"
#include "dateline/query.hpp"
#include "dateline/searcher.hpp"
#include "query/index_reader.hpp"
#include "query/language_query.hpp"
#include "query/search_watch.hpp"

namespace dateline {

// Finds out by searching for parts of the query: some dozens of searches for
// one match each.
Diagnosis diagnose(const Query& query, const SearchOptions& options,
                   const IndexReader& reader, Analysers& analysers,
                   const std::shared_ptr<SearchWatch>& watch);

// Diagnosis::text of the rest.
std::string describe(const Diagnosis& diagnosis);

}  // namespace dateline
