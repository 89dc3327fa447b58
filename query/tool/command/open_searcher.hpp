#pragma once

#include "dateline/searcher.hpp"
#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// Opens the index with the aliases that the options name. Throws what Searcher
// and read_aliases() throw.
Searcher open_searcher(const Options& options);

}  // namespace dateline::query_tool
