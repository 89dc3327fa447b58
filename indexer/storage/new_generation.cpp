#include "indexer/storage/new_generation.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace dateline {
namespace fs = std::filesystem;
namespace {

void sync(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
  const int error = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!synced) {
    throw fs::filesystem_error("sync", path,
                               std::error_code(error, std::generic_category()));
  }
}

void sync_folder(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) sync(entry.path());
  sync(folder);
}

}  // namespace

NewGeneration::NewGeneration(const IndexFolder& folder)
    : folder_(folder), path_(folder.next()) {}

NewGeneration::~NewGeneration() {
  std::error_code ignored;  // the next writer deletes what is left
  if (!published_) fs::remove_all(path_, ignored);
}

void NewGeneration::publish() {
  sync_folder(path_);
  folder_.publish(path_);
  published_ = true;
}

}  // namespace dateline
