#include "corpus/reader/helper/helper_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <optional>
#include <utility>

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Closes a file descriptor.
class OpenFile {
 public:
  explicit OpenFile(int number) : number_(number) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() { close(); }

  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

// Beside the program that runs, where its installation has its helpers, where
// the build has them, or, for a program that uses the library, where the
// library's installation has them. Empty if it is nowhere.
fs::path helper_path(const std::string& name) {
  std::error_code error;
  const fs::path folder =
      fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* place :
       {".", "../libexec/dateline", "../indexer", DATELINE_HELPERS}) {
    fs::path path = folder / place / name;
    if (fs::exists(path, error)) return path;
  }
  return {};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    bytes.remove_prefix(
        static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
  }
  return ::lseek(file, 0, SEEK_SET) == 0;
}

std::optional<pid_t> spawn(const fs::path& program, int input, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
                                   O_WRONLY, 0);
  std::string path = program.native();
  const std::array<char*, 2> arguments{path.data(), nullptr};
  pid_t child = 0;
  const int error = ::posix_spawn(&child, path.c_str(), &actions, nullptr,
                                  arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return std::nullopt;
  return child;
}

// Reads until the end. Returns false if the time is over or it is too much.
bool read_until(Clock::time_point end, int file, std::size_t max_bytes,
                std::string& bytes) {
  std::array<char, 1u << 16> buffer{};
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        end - Clock::now());
    pollfd waited{file, POLLIN, 0};
    if (left.count() <= 0 ||
        ::poll(&waited, 1, static_cast<int>(left.count())) == 0) {
      return false;
    }
    const ssize_t size = ::read(file, buffer.data(), buffer.size());
    if (size == 0) return true;
    if (size < 0 && errno != EINTR) return false;
    bytes.append(buffer.data(),
                 static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    if (bytes.size() > max_bytes) return false;
  }
}

}  // namespace

HelperOutcome run_helper(const std::string& name, std::string_view input,
                         std::chrono::seconds time, std::size_t max_output) {
  using Fault = HelperOutcome::Fault;
  HelperOutcome outcome;
  const fs::path program = helper_path(name);
  const OpenFile file(::memfd_create("input", MFD_CLOEXEC));
  std::array<int, 2> ends{-1, -1};
  if (program.empty() || !write_all(file.number(), input) ||
      ::pipe2(ends.data(), O_CLOEXEC) != 0) {
    outcome.fault = Fault::missing;
    return outcome;
  }
  const OpenFile reading(ends[0]);
  OpenFile writing(ends[1]);
  const auto child = spawn(program, file.number(), writing.number());
  writing.close();
  if (!child) {
    outcome.fault = Fault::missing;
    return outcome;
  }
  const bool in_time = read_until(Clock::now() + time, reading.number(),
                                  max_output, outcome.output);
  if (!in_time) ::kill(*child, SIGKILL);
  int status = 0;
  while (::waitpid(*child, &status, 0) < 0 && errno == EINTR) {
  }
  const bool is_done = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (!is_done) outcome.fault = in_time ? Fault::crash : Fault::timeout;
  return outcome;
}

}  // namespace dateline
