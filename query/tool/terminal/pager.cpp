#include "query/tool/terminal/pager.hpp"

#include <stdio_ext.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
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

// The options of less: those of the user, or by default that it ends at once if
// the text fits the screen (F), passes colours through (R) and leaves the text
// there (X); and the line to begin with. Other programs ignore them, wherever
// in the command less is called.
std::string less_options(std::size_t line) {
  const char* own = std::getenv("LESS");
  std::string options = own ? own : "FRX";
  if (line > 1) options += " +" + std::to_string(line) + 'g';
  return options;
}

// Replaces this process by the pager.
[[noreturn]] void execute(const std::string& command, std::size_t line) {
  ::setenv("LESS", less_options(line).c_str(), 1);
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

Pager::Pager(const std::string& command, std::size_t line) {
  int ends[2];
  if (command.empty() || ::pipe(ends) != 0) return;
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    execute(command, line);
  }
  if (process_ > 0) {
    std::signal(SIGPIPE, SIG_IGN);
    std::fflush(stdout);
    output_ = ::dup(STDOUT_FILENO);
    ::dup2(ends[1], STDOUT_FILENO);
  }
  ::close(ends[0]);
  ::close(ends[1]);
}

Pager::~Pager() {
  if (process_ <= 0) return;
  if (std::fflush(stdout) != 0) ::__fpurge(stdout);
  std::clearerr(stdout);
  ::dup2(output_, STDOUT_FILENO);
  ::close(output_);
  // Ctrl-C is for the pager, which uses it to end a search in the text.
  const auto interrupt = std::signal(SIGINT, SIG_IGN);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
  std::signal(SIGINT, interrupt);
  std::signal(SIGPIPE, SIG_DFL);
}

}  // namespace dateline::query_tool
