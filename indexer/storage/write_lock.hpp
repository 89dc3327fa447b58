#pragma once

#include <chrono>
#include <filesystem>

namespace dateline {

// The right to write an index: an flock on its lock file, which the system
// gives back when the process ends, however it ends. The file says who holds
// it.
class WriteLock {
 public:
  // Waits up to `patience` while another holds the lock; then throws an
  // IndexError that names the holder.
  WriteLock(const std::filesystem::path& file, std::chrono::seconds patience);
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace dateline
