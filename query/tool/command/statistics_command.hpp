#pragma once

#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// Prints what the index holds; returns the exit status.
int run_statistics(const Options& options);

}  // namespace dateline::query_tool
