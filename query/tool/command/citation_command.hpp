#pragma once

#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// Prints a reference to what --article names: to the article, or to a passage
// of it, which is then quoted. Returns the exit status.
int run_citation(const Options& options);

}  // namespace dateline::query_tool
