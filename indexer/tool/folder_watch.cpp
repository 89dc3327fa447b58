#include "indexer/tool/folder_watch.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "dateline/error.hpp"

namespace dateline::index_tool {
namespace fs = std::filesystem;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;
namespace {

// A file counts when it was closed, not when it was made or while it is
// written. A folder that was named is watched by none above it, so that it must
// tell itself that it is gone, as if another takes its place.
constexpr std::uint32_t kinds = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM |
                                IN_CREATE | IN_DELETE | IN_MOVE_SELF |
                                IN_DELETE_SELF | IN_ONLYDIR;

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

bool FolderWatch::renew() {
  bool is_complete = true;
  for (const fs::path& path : paths_) {
    std::error_code error;
    const bool is_folder = fs::is_directory(path, error);
    is_complete &=
        is_folder ? add_tree(path) : add(fs::absolute(path).parent_path());
  }
  return is_complete;
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

bool FolderWatch::wait(milliseconds quiet, milliseconds timeout,
                       const std::stop_token& stop) {
  const std::stop_callback wake(stop, [this] {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(stop_, &one, sizeof one);
  });
  if (!next_change(timeout)) return false;
  const auto latest = Clock::now() + max_quiet_periods * quiet;
  while (!stop.stop_requested() && Clock::now() < latest) {
    if (!next_change(quiet)) break;
  }
  return true;
}

// Whether something has changed until `timeout`; false also when it is time to
// stop.
bool FolderWatch::next_change(milliseconds timeout) {
  std::array<pollfd, 2> files{{{changes_, POLLIN, 0}, {stop_, POLLIN, 0}}};
  const auto latest = Clock::now() + timeout;
  for (auto left = timeout; left.count() >= 0;
       left = std::chrono::ceil<milliseconds>(latest - Clock::now())) {
    const int ready =
        ::poll(files.data(), files.size(), static_cast<int>(left.count()));
    if (ready <= 0 || (files[1].revents & POLLIN) != 0) return false;
    if (read_changes()) return true;
  }
  return false;
}

// Whether a change is among those that the system tells of.
bool FolderWatch::read_changes() {
  bool has_change = false;
  std::array<char, 1 << 16> events;
  for (ssize_t size = ::read(changes_, events.data(), events.size()); size > 0;
       size = ::read(changes_, events.data(), events.size())) {
    inotify_event event;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);
         at += sizeof event + event.len) {
      std::memcpy(&event, events.data() + at, sizeof event);
      has_change |= event.mask != IN_CREATE;
    }
  }
  return has_change;
}

}  // namespace dateline::index_tool
