// A library to preload into a tool: it records in their order what the tool
// does to files, and can make the disk full from some write on.
//
//   DATELINE_WATCH_LOG=FILE    a line "ACT PATH" for each act; rename has two
//                              paths, with a tab between
//   DATELINE_WATCH_FOLDER=DIR  only what is in this folder is watched
//   DATELINE_WATCH_WRITES=N    N writes go well, all later ones find no space
//
// Linux only: a descriptor's path is read from /proc.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

std::string variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string path_of(int descriptor) {
  char path[PATH_MAX];
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t size = ::readlink(link.c_str(), path, sizeof path);
  return size < 0 ? "" : std::string(path, static_cast<std::size_t>(size));
}

bool is_watched(const std::string& path) {
  static const std::string folder = variable("DATELINE_WATCH_FOLDER");
  return !folder.empty() && path.find(folder) != std::string::npos;
}

// Keeps errno, because the act that is recorded may be about to set it.
void record(const std::string& act, const std::string& paths) {
  static const std::string log = variable("DATELINE_WATCH_LOG");
  if (log.empty() || !is_watched(paths)) return;
  const int error = errno;
  static const int file =
      ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const std::string line = act + ' ' + paths + '\n';
  static auto* const write = next<ssize_t(int, const void*, size_t)>("write");
  (void)write(file, line.data(), line.size());
  errno = error;
}

// Whether there is room for one more write to this file.
bool has_space(int descriptor) {
  static const std::string limit = variable("DATELINE_WATCH_WRITES");
  static std::atomic<long> left =
      limit.empty() ? LONG_MAX : std::strtol(limit.c_str(), nullptr, 10);
  const std::string path = path_of(descriptor);
  if (!is_watched(path)) return true;
  record("write", path);
  if (left-- > 0) return true;
  errno = ENOSPC;
  return false;
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  static auto* const real = next<ssize_t(int, const void*, size_t)>("write");
  return has_space(file) ? real(file, bytes, size) : -1;
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  static auto* const real =
      next<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  return has_space(file) ? real(file, bytes, size, at) : -1;
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  static auto* const real =
      next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  return has_space(file) ? real(file, bytes, size, at) : -1;
}

int fsync(int file) {
  static auto* const real = next<int(int)>("fsync");
  record("sync", path_of(file));
  return real(file);
}

int fdatasync(int file) {
  static auto* const real = next<int(int)>("fdatasync");
  record("sync", path_of(file));
  return real(file);
}

int mkdir(const char* path, mode_t mode) {
  static auto* const real = next<int(const char*, mode_t)>("mkdir");
  const int result = real(path, mode);
  if (result == 0) record("make", path);
  return result;
}

int rename(const char* from, const char* to) {
  static auto* const real = next<int(const char*, const char*)>("rename");
  record("rename", std::string(from) + '\t' + to);
  return real(from, to);
}

}  // extern "C"
