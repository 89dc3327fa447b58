#pragma once

#include "corpus/cli/option_values.hpp"
#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// Throws UsageError if the command line gives an option that has no effect
// beside the others, because a user expects an effect of what they type.
// Options of the config file are not checked: they are meant for other searches
// too.
void check_combinations(const Options& options, const OptionValues& values);

}  // namespace dateline::query_tool
