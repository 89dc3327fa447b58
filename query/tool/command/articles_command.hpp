#pragma once

#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// Prints a line for each article that meets the filters, of the page that the
// options name. Returns the exit status. Throws what Searcher throws.
int run_articles(const Options& options);

}  // namespace dateline::query_tool
