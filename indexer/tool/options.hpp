#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "corpus/cli/command_line.hpp"
#include "corpus/reader/format/field_names.hpp"

namespace dateline::index_tool {

extern const CommandLine command_line;

// What the command line of dateline-index asks for.
struct Options {
  std::filesystem::path index;
  std::vector<std::filesystem::path> paths;  // "-" is standard input
  std::vector<std::string> remove;           // ids of articles
  bool reread = false;                       // also unchanged files
  bool watch = false;                        // goes on when something changes
  bool strict = false;                       // a failure voids the batch
  bool dry_run = false;                      // changes nothing
  std::filesystem::path report;              // file of outcomes; empty for none
  bool prune = false;                        // also if force_prune
  bool force_prune = false;
  std::filesystem::path root;  // empty to keep the index's
  FieldNames names;            // of keys and columns
  bool is_retry = false;  // of what failed before; its files are in `paths`
  bool purge = false;
  bool merge = false;
  bool check = false;
  std::optional<std::string> language;  // of a new index, as ISO 639-1
  unsigned threads = 1;
  std::chrono::seconds wait{0};  // while another process writes the index
  bool verbose = false;
  bool quiet = false;

  // Whether there is something to add or remove. Of a report without failures
  // that is nothing, but it is no error.
  bool has_batch() const {
    return !paths.empty() || !remove.empty() || prune || is_retry;
  }
  // Whether there is something to do to an index that is there.
  bool has_upkeep() const { return purge || merge || check; }
};

// If no option names the index, reads the environment variable DATELINE_DB,
// then the config file. Throws UsageError if the options cannot be followed,
// and Error if the config file cannot be read.
Options parse(const OptionValues& values);

}  // namespace dateline::index_tool
