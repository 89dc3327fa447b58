#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/batch/indexing_report.hpp"

namespace dateline::index_tool {

// Writes what became of each input of a batch as JSON lines, as
// docs/reference/report.md says. The file appears when it is whole. Not
// thread-safe.
class OutcomeReport {
 public:
  // Throws Error if the file cannot be written.
  explicit OutcomeReport(std::filesystem::path file);

  void add(const InputOutcome& outcome);

  // Throws Error if the file cannot be written.
  void finish();

 private:
  std::filesystem::path file_;
  std::filesystem::path unfinished_;
  std::ofstream out_;
};

// The files in which something failed, by a report, each once and in its order.
// Throws Error if the report cannot be read.
std::vector<std::string> failed_files(const std::filesystem::path& report);

}  // namespace dateline::index_tool
