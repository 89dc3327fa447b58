#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// What there is to say of one query of a batch.
struct BatchReport {
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
std::string batch_header(Format format);

// The report as one line of text, one record of CSV or one JSON object:
// docs/reference/batch.md.
std::string batch_line(const BatchReport& report, Format format);

}  // namespace dateline::query_tool
