#pragma once

#include <optional>

#include "dateline/searcher.hpp"
#include "query/tool/options/options.hpp"

namespace dateline {

// Each does what one command line asks for, prints, and returns the exit
// status. Throws what Searcher does.
int run_search(const Options& options);
int run_article(const Options& options);
int run_similar(const Options& options);
int run_list(const Options& options);

// The query as a tree. If it cannot be parsed, which is strict mode's, says so
// and points at the place.
std::optional<Query> parse_or_point(const std::string& text, Syntax syntax);

// Searches and says the notes. Where nothing is found, says why, and searches
// for the correction instead if the options want that: then `query` is it.
Results search_or_diagnose(Query& query, Searcher& searcher,
                           const Options& options);

}  // namespace dateline
