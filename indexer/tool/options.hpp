#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace dateline {

// The command line of dateline-index.
struct Options {
  enum class Action { index, show_help, show_version };
  Action action = Action::index;
  std::filesystem::path index;
  std::vector<std::filesystem::path> paths;
  std::vector<std::string> remove;
  bool prune = false;
  std::optional<std::string> language;
  unsigned threads = 1;
  std::chrono::seconds wait{0};
  bool quiet = false;
};

// A command line that cannot be followed. what() says why.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Where no index is named, reads the environment variable DATELINE_DB, then the
// config file.
Options parse(int argc, const char* const* argv);

std::string help_text();

}  // namespace dateline
