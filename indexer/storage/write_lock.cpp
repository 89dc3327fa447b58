#include "indexer/storage/write_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <string>
#include <thread>

#include "corpus/index/index_trouble.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::chrono::milliseconds poll_interval{100};

std::string host_name() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) return "?";
  return name.data();
}

std::string time_now() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

std::string holder(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line.empty() ? "another process" : line;
}

bool try_lock(int descriptor) {
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return false;
    if (errno != EINTR) {
      throw IndexError(std::string("cannot lock the index: ") +
                       std::strerror(errno));
    }
  }
  return true;
}

[[noreturn]] void refuse(const std::filesystem::path& file) {
  throw IndexError("cannot write index '" + file.parent_path().string() +
                   "': it is being written by " + holder(file) +
                   "; wait until that has ended, or say how long "
                   "to wait for it (--wait SECONDS)");
}

// Ignores errors such as a full disk, because only people read the note.
void write_holder(int descriptor) {
  const std::string note = "process " + std::to_string(::getpid()) + " on " +
                           host_name() + " since " + time_now() + "\n";
  if (::ftruncate(descriptor, 0) == 0) {
    [[maybe_unused]] const auto written =
        ::pwrite(descriptor, note.data(), note.size(), 0);
  }
}

}  // namespace

WriteLock::WriteLock(const std::filesystem::path& file,
                     std::chrono::seconds patience)
    : file_(file),
      descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)),
      process_(::getpid()) {
  if (descriptor_ < 0) {
    const std::error_code error(errno, std::generic_category());
    throw IndexError("cannot open lock file '" + file.string() +
                     "': " + error.message() + "; " +
                     std::string(index_remedy(error, IndexAccess::write)));
  }
  const auto deadline = std::chrono::steady_clock::now() + patience;
  try {
    while (!try_lock(descriptor_)) {
      if (std::chrono::steady_clock::now() >= deadline) refuse(file);
      std::this_thread::sleep_for(poll_interval);
    }
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
  write_holder(descriptor_);
}

bool WriteLock::is_current() const {
  struct stat held {};
  struct stat present {};
  return ::fstat(descriptor_, &held) == 0 &&
         ::stat(file_.c_str(), &present) == 0 &&
         held.st_dev == present.st_dev && held.st_ino == present.st_ino;
}

bool WriteLock::is_own() const { return process_ == ::getpid(); }

void WriteLock::require_own() const {
  if (is_own()) return;
  throw IndexError("cannot write index '" + file_.parent_path().string() +
                   "': process " + std::to_string(process_) +
                   " opened it for writing, and this is a child of that "
                   "process; close the writer there, and open one here");
}

// Closing would not release the lock as long as a child has the file open.
WriteLock::~WriteLock() {
  if (is_own()) ::flock(descriptor_, LOCK_UN);
  ::close(descriptor_);
}

}  // namespace dateline
