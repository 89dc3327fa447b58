#pragma once

#include <chrono>
#include <string>

#include "indexer/batch/indexing_report.hpp"

namespace dateline::index_tool {

// A line for a terminal that says how much of a batch is done.
std::string progress_line(const IndexingProgress& progress,
                          std::chrono::duration<double> elapsed);

// The closing line: "added 24, replaced 0, ... 0.1 MB in 0.05 s (2.0 MB/s)".
std::string summary_line(const IndexingReport& report,
                         std::chrono::duration<double> elapsed);

// What an index is made of: "1 segment, 42 passages, 0 dead".
std::string size_line(const IndexSize& size);

// Shows a line of progress on standard error, and replaces it on each call.
// Shows nothing if standard error is not a terminal. Not thread-safe.
class ProgressDisplay {
 public:
  explicit ProgressDisplay(bool wanted);
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  void show(const IndexingProgress& progress);
  void clear();  // must be called before anything else is written there

 private:
  using Clock = std::chrono::steady_clock;

  const bool active_;
  bool visible_ = false;
  const Clock::time_point start_ = Clock::now();
};

}  // namespace dateline::index_tool
