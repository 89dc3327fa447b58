#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>

namespace dateline::query_tool {

// Returns the command of the pager: `pager`, the environment variable PAGER; or
// less if that is null and the program is found in `path`, the variable PATH.
// Returns "" for no pager, which "cat" and the name of a missing program mean
// too.
std::string pager_command(const char* pager, const char* path);

// Sends standard output through a program as long as this object lives, and
// then where it went before. If the program cannot be started, output goes
// there at once. Meanwhile this process ignores SIGPIPE: if the program ends
// before it has read all, writing fails with EPIPE.
class Pager {
 public:
  // "" starts no program. If the program is less, the text is first shown from
  // this line on, counted from 1.
  Pager(const std::string& command, std::size_t line);

  // Waits for the program to end. Drops what it did not read.
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  bool is_running() const { return process_ > 0; }

 private:
  pid_t process_ = -1;
  int output_ = -1;  // standard output as it was before
};

}  // namespace dateline::query_tool
