#pragma once

#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// Prints a line for each article that meets the filters, of the page that the
// options name. Returns the exit status. Throws what Searcher throws.
int run_articles(const Options& options);

// Writes the articles that meet the filters into the file that
// `options.subject` names, so that they can be indexed again. Returns the exit
// status. Throws what Searcher throws, and Error if the file is there and may
// not be overwritten, or cannot be written.
int run_export(const Options& options);

}  // namespace dateline::query_tool
