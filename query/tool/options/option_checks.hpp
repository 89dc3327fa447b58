#pragma once

#include "query/tool/options/option_values.hpp"
#include "query/tool/options/options.hpp"

namespace dateline {

// Throws UsageError if the command line says an option that has no effect
// beside the others: none is passed over in silence. Those of the config file
// may be there for another day.
void check_combinations(const Options& options, const OptionValues& values);

}  // namespace dateline
