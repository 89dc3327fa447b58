#pragma once

#include <chrono>
#include <filesystem>

namespace dateline {

// The right to write an index, held as long as the object lives: an flock on
// the index's lock file. The system releases it when the process ends, however
// it ends. The file names the process that holds it. A child of that process,
// by fork(), shares the lock but not the right: both would write the same
// files.
class WriteLock {
 public:
  // Waits up to `patience` while another process holds the lock, and then
  // throws an IndexError that names it.
  WriteLock(const std::filesystem::path& file, std::chrono::seconds patience);
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

  // False if the file was deleted while this waited for the process that held
  // it: the lock protects nothing then.
  bool is_current() const;

  // False in a child of the process that made this.
  bool is_own() const;

  // Throws IndexError unless the lock is this process's own.
  void require_own() const;

 private:
  std::filesystem::path file_;
  int descriptor_;
  int process_;  // that holds the lock
};

}  // namespace dateline
