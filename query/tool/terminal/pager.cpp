#include "query/tool/terminal/pager.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string_view>

namespace dateline::query_tool {
namespace {

bool is_on_path(const std::string& program, const char* path) {
  if (program.find('/') != std::string::npos) {
    return ::access(program.c_str(), X_OK) == 0;
  }
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    folder.append("/").append(program);
    if (::access(folder.c_str(), X_OK) == 0) return true;
  }
  return false;
}

// Whether a command begins with the name of a program that does not exist.
// Anything but a plain name is left to the shell, so it counts as existing.
bool is_missing(const std::string& command, const char* path) {
  constexpr std::string_view name_characters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-/";
  const std::size_t begin = command.find_first_not_of(' ');
  const std::string name =
      command.substr(begin, command.find(' ', begin) - begin);
  return name.find_first_not_of(name_characters) == std::string::npos &&
         !is_on_path(name, path);
}

// Replaces this process by the pager. By default less ends at once if the text
// fits the screen (F), and passes colours through (R).
[[noreturn]] void execute(const std::string& command) {
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
  if (blank || command == "cat" || is_missing(command, path)) return "";
  return command;
}

Pager::Pager(const std::string& command) {
  int ends[2];
  if (command.empty() || ::pipe(ends) != 0) return;
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    execute(command);
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

}  // namespace dateline::query_tool
