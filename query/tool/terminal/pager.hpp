#pragma once

#include <sys/types.h>

#include <string>

namespace dateline::query_tool {

// Returns the command of the pager: `pager`, the environment variable PAGER; or
// less if that is null and the program is found in `path`, the variable PATH.
// Returns "" for no pager, which "cat" and the name of a missing program mean
// too.
std::string pager_command(const char* pager, const char* path);

// Sends standard output through a program as long as this object lives. If the
// program cannot be started, output goes where it went before.
class Pager {
 public:
  explicit Pager(const std::string& command);  // "" starts no program
  ~Pager();                                    // waits for the program to end
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

 private:
  pid_t process_ = -1;
};

}  // namespace dateline::query_tool
