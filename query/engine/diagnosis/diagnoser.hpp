#pragma once

#include <memory>
#include <string>

#include "dateline/diagnosis.hpp"
#include "dateline/query.hpp"
#include "dateline/searcher.hpp"
#include "query/engine/index/deadline.hpp"
#include "query/engine/index/index_reader.hpp"
#include "query/engine/plan/language_query.hpp"

namespace dateline {

// Finds out by searching for parts of the query: some dozens of searches for
// one match each.
Diagnosis diagnose(const Query& query, const SearchOptions& options,
                   const IndexReader& reader, Analysers& analysers,
                   const std::shared_ptr<Deadline>& deadline);

// Diagnosis::text of the rest.
std::string describe(const Diagnosis& diagnosis);

}  // namespace dateline
