#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// What there is to say of one query of a batch.
struct QueryReport {
  std::string id;
  std::string query;
  std::size_t passages = 0;                // that match
  std::size_t articles = 0;                // of these passages
  std::optional<std::string> first, last;  // dates of the matching passages
  std::optional<std::string> passage;      // id of the best one
  std::optional<double> score;             // its score
  std::string note;                        // "" if there is nothing to note
};

// What goes before all reports: the column names of CSV, else nothing.
std::string report_header(Format format);

// The report as one line of text, one record of CSV or one JSON object:
// docs/reference/batch.md.
std::string report_line(const QueryReport& report, Format format);

// Searches for every line of the file that `options.subject` names ("-" is
// standard input), and prints a report for each, or a TREC run. What goes wrong
// with a line is reported as its note. Returns the exit status: 0 if a line
// found something, 1 if none did, 2 if some could not be searched for. Throws
// Error if the file cannot be read.
int run_batch(const Options& options);

}  // namespace dateline::query_tool
