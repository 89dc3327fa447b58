#include "indexer/tool/folder_watch.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "dateline/error.hpp"

namespace dateline::index_tool {
namespace fs = std::filesystem;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;
namespace {

// A file is read when it was closed, not each time something is written to it.
constexpr std::uint32_t kinds = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM |
                                IN_CREATE | IN_DELETE | IN_ONLYDIR;

constexpr int max_quiet_periods = 10;

[[noreturn]] void fail(int error) {
  throw Error(
      "cannot watch folders: " + std::generic_category().message(error) +
      "; allow this user more (fs.inotify.max_user_instances), or run "
      "dateline-index by a timer instead");
}

}  // namespace

FolderWatch::FolderWatch(std::vector<fs::path> paths,
                         std::function<bool(const fs::path&)> is_left_out)
    : paths_(std::move(paths)),
      is_left_out_(std::move(is_left_out)),
      changes_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
      stop_(::eventfd(0, EFD_CLOEXEC)) {
  if (changes_ < 0 || stop_ < 0) fail(errno);
}

FolderWatch::~FolderWatch() {
  ::close(changes_);
  ::close(stop_);
}

std::optional<std::string> FolderWatch::renew() {
  bool is_complete = true;
  for (const fs::path& path : paths_) {
    std::error_code error;
    const bool is_folder = fs::is_directory(path, error);
    is_complete &=
        is_folder ? add_tree(path) : add(fs::absolute(path).parent_path());
  }
  if (is_complete || std::exchange(has_told_, true)) return std::nullopt;
  return "cannot watch all folders: the system allows no more of them; raise "
         "fs.inotify.max_user_watches. What changes in the others is seen when "
         "all are looked through";
}

// Returns false if the system allows no more. A folder that has vanished is
// seen by the watch of the one above.
bool FolderWatch::add(const fs::path& folder) {
  const int watch = ::inotify_add_watch(changes_, folder.c_str(), kinds);
  return watch >= 0 || (errno != ENOSPC && errno != ENOMEM);
}

bool FolderWatch::add_tree(const fs::path& folder) {
  if (is_left_out_(folder)) return true;
  if (!add(folder)) return false;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code vanished;
    if (!entry->is_directory(vanished) || entry->is_symlink(vanished)) continue;
    if (!add_tree(entry->path())) return false;
  }
  return true;
}

void FolderWatch::wait(milliseconds quiet, milliseconds timeout,
                       const std::stop_token& stop) {
  const std::stop_callback wake(stop, [this] {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(stop_, &one, sizeof one);
  });
  if (!next_change(timeout)) return;
  const auto latest = Clock::now() + max_quiet_periods * quiet;
  while (!stop.stop_requested() && Clock::now() < latest) {
    if (!next_change(quiet)) return;
  }
}

// Whether something has changed until `timeout`; false also when it is time to
// stop.
bool FolderWatch::next_change(milliseconds timeout) {
  std::array<pollfd, 2> files{{{changes_, POLLIN, 0}, {stop_, POLLIN, 0}}};
  if (::poll(files.data(), files.size(), static_cast<int>(timeout.count())) <=
      0) {
    return false;
  }
  std::array<char, 1 << 16> events;
  while (::read(changes_, events.data(), events.size()) > 0) {
  }
  return (files[1].revents & POLLIN) == 0;
}

}  // namespace dateline::index_tool
