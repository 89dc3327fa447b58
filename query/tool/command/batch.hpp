#pragma once

#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// Searches for every line of the file that `options.subject` names ("-" is
// standard input), and prints a report for each, or a TREC run. What goes wrong
// with a line is reported as its note. Returns the exit status: 0 if a line
// found something, 1 if none did, 2 if some could not be searched for. Throws
// Error if the file cannot be read.
int run_batch(const Options& options);

}  // namespace dateline::query_tool
