#pragma once

#include "corpus/cli/option_values.hpp"
#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// Sets what the options say about counts: which passages, by which facets, the
// cross table and the timeline, and whether they are printed instead of hits.
// The action, the format and `cite` must be set. Throws UsageError if the
// options cannot be followed.
void read_counts(Options& options, const OptionValues& values);

}  // namespace dateline::query_tool
