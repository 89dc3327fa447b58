#include "indexer/storage/durable_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "corpus/index/segment_files.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const char* act, const fs::path& path, int error) {
  throw fs::filesystem_error(act, path,
                             std::error_code(error, std::generic_category()));
}

int opened(const fs::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0666);
  if (descriptor < 0) fail("open", path, errno);
  return descriptor;
}

}  // namespace

OutputFile::OutputFile(const fs::path& file)
    : path_(file), descriptor_(opened(file, O_WRONLY | O_CREAT | O_TRUNC)) {}

OutputFile::~OutputFile() { ::close(descriptor_); }

void OutputFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) fail("write", path_, errno);
    bytes.remove_prefix(
        static_cast<std::size_t>(std::max<ssize_t>(0, written)));
  }
}

void OutputFile::sync() {
  if (::fsync(descriptor_) != 0) fail("sync", path_, errno);
}

void sync(const fs::path& path) {
  const int descriptor = opened(path, O_RDONLY);
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (error != 0) fail("sync", path, error);
}

void make_folder_durably(const fs::path& folder) {
  // A ".." behind a link leads to where the link does, which no look at the
  // name alone can tell.
  const fs::path absolute = fs::absolute(folder);
  fs::path path;
  for (const fs::path& name : absolute) {
    path /= name;
    if (!name.empty() && fs::create_directory(path)) sync(path.parent_path());
  }
}

void write_durably(const fs::path& file, std::string_view bytes) {
  OutputFile written(file);
  written.write(bytes);
  written.sync();
}

void replace_durably(const fs::path& file, const fs::path& beside,
                     std::string_view bytes) {
  write_durably(beside, bytes);
  fs::rename(beside, file);
  sync(file.parent_path());
}

std::vector<FileEntry> seal_segment(const fs::path& segment) {
  std::vector<FileEntry> files;
  for (const auto& entry : fs::directory_iterator(segment)) {
    sync(entry.path());
    files.push_back(describe_file(entry.path()));
  }
  sync(segment);
  std::ranges::sort(files, {}, &FileEntry::name);
  return files;
}

}  // namespace dateline
