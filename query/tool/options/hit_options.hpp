#pragma once

#include "corpus/cli/option_values.hpp"
#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// Reads which hits are looked for, and in which order: the filters, the page
// and the ranking. The action and the format must have been read. Throws
// UsageError if the options cannot be followed.
void read_hits(Options& options, const OptionValues& values);

}  // namespace dateline::query_tool
