#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "tests/indexer/test_index.hpp"

// What tests share that run the tools, or work in a process of their own.
namespace dateline {

// Starts a child process that does this work.
pid_t start(const std::function<void()>& work);

// Waits until a child has ended, and returns its status as waitpid() has it.
int wait_for(pid_t child);

// What a tool is started in.
struct Surroundings {
  // Set in the environment: names and values.
  std::vector<std::pair<std::string, std::string>> variables;
  std::uint64_t file_limit =
      std::numeric_limits<std::uint64_t>::max();  // bytes
};

// Runs one of the tools on an index.
class Tool {
 public:
  Tool(const TemporaryFolder& folder, std::string program,
       std::filesystem::path index, Surroundings surroundings = {})
      : out_(folder / "stdout"),
        err_(folder / "stderr"),
        program_(std::move(program)),
        index_(std::move(index)),
        surroundings_(std::move(surroundings)) {}

  pid_t start(const std::vector<std::string>& words,
              const std::filesystem::path& input = "/dev/null") const;

  // Returns the exit status; 128 and the number of the signal that ended it.
  int run(const std::vector<std::string>& words,
          const std::filesystem::path& input = "/dev/null") const;

  // What the last run printed.
  std::string out() const;
  std::string err() const;

 private:
  std::filesystem::path out_;
  std::filesystem::path err_;
  std::string program_;
  std::filesystem::path index_;
  Surroundings surroundings_;
};

// Surroundings in which tests/support/watched_files.cpp watches a folder; what
// it says goes to `log`. After `writes` writes the disk is full.
Surroundings watched(const std::filesystem::path& folder,
                     const std::filesystem::path& log,
                     std::uint64_t writes = 1'000'000'000);

// The lines of that log, in their order.
struct FileAct {
  std::string act;   // make, write, sync or rename
  std::string path;  // of a rename, the old one
  std::string to;    // of a rename; else ""
};
std::vector<FileAct> read_acts(const std::filesystem::path& log);

}  // namespace dateline
