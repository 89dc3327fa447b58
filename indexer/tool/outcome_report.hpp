#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/cli/atomic_file.hpp"
#include "indexer/batch/indexing_report.hpp"

namespace dateline::index_tool {

// Writes what became of each input of a batch as JSON lines, as
// docs/reference/report.md says. Not thread-safe.
class OutcomeReport {
 public:
  // Throws Error if the file cannot be written, as all functions do, or if it
  // is there and is no report, so that none takes the place of an article.
  explicit OutcomeReport(const std::filesystem::path& file);

  void add(const InputOutcome& outcome);

  // Must be called at the end, for the file to appear.
  void finish() { out_.finish(); }

 private:
  AtomicFile out_;
};

// The files in which something failed, by a report, each once and in its order;
// "-" for standard input. Throws Error if the report cannot be read.
std::vector<std::filesystem::path> failed_files(
    const std::filesystem::path& report);

}  // namespace dateline::index_tool
