#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/cli/command_line.hpp"

namespace dateline::eval {

extern const CommandLine command_line;

enum class Format { text, csv, jsonl };

// What the command line of dateline-eval asks for.
struct Options {
  std::string qrels;              // file; "-" is standard input
  std::vector<std::string> runs;  // files, at least one; the first is the
                                  // baseline
  std::size_t map_depth = 100;    // of average precision, in documents
  bool per_topic = false;         // show the measures of each topic
  std::size_t worst = 0;          // show so many topics of each run
  std::size_t changes = 0;  // so many gains, and so many losses, of each run
  Format format = Format::text;
};

// Throws UsageError if the options cannot be followed.
Options parse(const OptionValues& values);

}  // namespace dateline::eval
