#include "tests/support/tool_process.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace dateline {
namespace {

namespace fs = std::filesystem;

void redirect(int descriptor, const fs::path& file, int flags) {
  ::dup2(::open(file.c_str(), flags, 0600), descriptor);
}

std::string content(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

pid_t start(const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  work();
  ::_exit(127);
}

int wait_for(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

pid_t Tool::start(const std::vector<std::string>& words,
                  const fs::path& input) const {
  return dateline::start([&] {
    redirect(STDIN_FILENO, input, O_RDONLY);
    redirect(STDOUT_FILENO, out_, O_WRONLY | O_CREAT | O_TRUNC);
    redirect(STDERR_FILENO, err_, O_WRONLY | O_CREAT | O_TRUNC);
    const rlimit limit{surroundings_.file_limit, surroundings_.file_limit};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    for (const auto& [name, value] : surroundings_.variables) {
      ::setenv(name.c_str(), value.c_str(), 1);
    }
    std::vector<std::string> all{program_, "-d", index_.string()};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> argv;
    for (std::string& word : all) argv.push_back(word.data());
    argv.push_back(nullptr);
    ::execv(program_.c_str(), argv.data());
  });
}

int Tool::run(const std::vector<std::string>& words,
              const fs::path& input) const {
  const int status = wait_for(start(words, input));
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::string Tool::out() const { return content(out_); }

std::string Tool::err() const { return content(err_); }

// AddressSanitizer else insists on being loaded first, and complains of what
// Xapian forgets to free when a write fails.
Surroundings watched(const fs::path& folder, const fs::path& log,
                     std::uint64_t writes) {
  return {{{"LD_PRELOAD", DATELINE_WATCHED_FILES},
           {"ASAN_OPTIONS",
            "verify_asan_link_order=0:new_delete_type_mismatch=0:"
            "detect_leaks=0"},
           {"DATELINE_WATCH_FOLDER", folder.string()},
           {"DATELINE_WATCH_LOG", log.string()},
           {"DATELINE_WATCH_WRITES", std::to_string(writes)}}};
}

std::vector<FileAct> read_acts(const fs::path& log) {
  std::ifstream in(log);
  std::vector<FileAct> acts;
  for (std::string line; std::getline(in, line);) {
    const std::size_t space = line.find(' ');
    const std::size_t tab = std::min(line.find('\t'), line.size());
    acts.push_back({line.substr(0, space),
                    line.substr(space + 1, tab - space - 1),
                    tab == line.size() ? "" : line.substr(tab + 1)});
  }
  return acts;
}

}  // namespace dateline
