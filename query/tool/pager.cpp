#include "query/tool/pager.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace dateline {
namespace {

bool is_on_path(const std::string& program, const char* path) {
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (::access((folder + '/' + program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

// Shows what fits on a screen without asking, and passes colours through.
[[noreturn]] void become(const std::string& command) {
  ::setenv("LESS", "FRX", 0);
  ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
  ::_exit(127);
}

}  // namespace

std::string pager_command(const char* pager, const char* path) {
  std::string command = pager                      ? pager
                        : is_on_path("less", path) ? "less -R"
                                                   : "";
  const bool blank = command.find_first_not_of(' ') == std::string::npos;
  return blank || command == "cat" ? "" : command;
}

Pager::Pager(const std::string& command) {
  int ends[2];
  if (command.empty() || ::pipe(ends) != 0) return;
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    become(command);
  }
  if (process_ > 0) {
    std::fflush(stdout);
    ::dup2(ends[1], STDOUT_FILENO);
  }
  ::close(ends[0]);
  ::close(ends[1]);
}

Pager::~Pager() {
  if (process_ <= 0) return;
  std::fflush(stdout);
  ::close(STDOUT_FILENO);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace dateline
