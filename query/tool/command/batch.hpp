#pragma once

#include <string>

#include "query/batch/query_report.hpp"
#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// Returns what is printed before the first report: the column names of CSV, or
// nothing in other formats.
std::string report_header(Format format, bool stories);

// Returns the report as one line of text, one record of CSV or one JSON object,
// as docs/reference/batch.md describes them.
std::string report_line(const QueryReport& report, Format format);

// Searches for every line of the file that `options.subject` names ("-" is
// standard input) in `options.threads` threads, and prints a report for each,
// in the order of the lines, or a TREC run. An error in a line becomes a note
// in its report. Returns the exit status: 0 if a line found something, 1 if
// none did, 2 if some could not be searched for. Throws Error if the file
// cannot be read.
int run_batch(const Options& options);

}  // namespace dateline::query_tool
