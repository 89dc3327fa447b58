#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace dateline {

enum class Format { text, csv, jsonl };

// The command line of dateline-eval.
struct Options {
  enum class Action { evaluate, show_help, show_version };
  Action action = Action::evaluate;
  std::string qrels;              // file; "-" is standard input
  std::vector<std::string> runs;  // files, at least one; the first to compare
                                  // the others with
  std::size_t depth = 100;        // of average precision, in documents
  bool topics = false;            // show each topic
  std::size_t worst = 0;          // so many topics of each run
  std::size_t changes = 0;  // so many gains, and so many losses, of each run
  Format format = Format::text;
};

// A command line that cannot be followed. what() says why.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

Options parse(int argc, const char* const* argv);

std::string help_text();

}  // namespace dateline
