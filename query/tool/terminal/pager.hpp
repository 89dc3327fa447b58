#pragma once

#include <sys/types.h>

#include <string>

namespace dateline::query_tool {

// The pager to use: `pager`, the environment variable, or less where that is
// null and there is one. "" if there is none to use, as if it is "cat" or
// begins with the name of no program.
std::string pager_command(const char* pager, const char* path);

// Sends standard output through a program for as long as it lives. If that
// cannot be started, output goes where it went.
class Pager {
 public:
  explicit Pager(const std::string& command);  // "" starts none
  ~Pager();                                    // waits for its end
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

 private:
  pid_t process_ = -1;
};

}  // namespace dateline::query_tool
