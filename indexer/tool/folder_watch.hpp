#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <vector>

namespace dateline::index_tool {

// Waits until something changes in folders (inotify). Linux tells of changes
// that are made on this machine: of those that others make on a network drive
// it tells nothing. Not thread-safe.
class FolderWatch {
 public:
  // Watches the folders, those below them, and the folders of files that are
  // named; but for those of which `is_left_out(folder)` holds. Throws Error if
  // the system gives no means to watch.
  FolderWatch(std::vector<std::filesystem::path> paths,
              std::function<bool(const std::filesystem::path&)> is_left_out);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  // Watches folders that have come since. What changes from then on is seen by
  // wait(). Returns whether the system allows to watch all of them.
  bool renew();

  // Returns when something has changed and then nothing more for `quiet`, but
  // within ten times that; at `timeout`; or if `stop` asks for it. Returns
  // whether something has changed.
  bool wait(std::chrono::milliseconds quiet, std::chrono::milliseconds timeout,
            const std::stop_token& stop);

 private:
  bool add(const std::filesystem::path& folder);
  bool add_tree(const std::filesystem::path& folder);
  bool next_change(std::chrono::milliseconds timeout);
  bool read_changes();

  const std::vector<std::filesystem::path> paths_;
  const std::function<bool(const std::filesystem::path&)> is_left_out_;
  int changes_;  // file descriptor of inotify
  int stop_;     // that of an event by which wait() is ended
};

}  // namespace dateline::index_tool
