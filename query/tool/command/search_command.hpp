#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// Each does what one command line asks for, prints the results, and returns the
// exit status. Throws what Searcher throws.
int run_search(const Options& options);
int run_similar(const Options& options);
int run_list(const Options& options);

// Prints notes as messages.
void log_notes(const std::vector<Note>& notes);

// Parses a query. If that fails, which happens in strict mode only, prints the
// reason and a caret below the place, and returns nothing.
std::optional<Query> parse_or_point(const std::string& text, Syntax syntax);

// Searches and prints the notes. If nothing is found, prints why; if the
// options ask for a correction, searches for that instead and assigns it to
// `query`.
Results search_or_diagnose(Query& query, Searcher& searcher,
                           const Options& options);

}  // namespace dateline::query_tool
