#pragma once

#include "corpus/cli/option_values.hpp"
#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// Sets what the options say about counts: facets, cross table and timeline, and
// whether they are printed instead of hits. `options.format` and
// `cite` must be set.
// Throws UsageError if they cannot be followed.
void read_counts(Options& options, const OptionValues& values);

}  // namespace dateline::query_tool
