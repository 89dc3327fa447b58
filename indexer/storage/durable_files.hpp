#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "corpus/index/manifest.hpp"

// Writes that survive a power failure. All throw
// std::filesystem::filesystem_error.
namespace dateline {

// A new file that is written from its beginning to its end.
class OutputFile {
 public:
  explicit OutputFile(const std::filesystem::path& file);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);
  void sync();

 private:
  std::filesystem::path path_;
  int descriptor_;
};

// Makes what was written to a file durable, or which names a folder holds.
void sync(const std::filesystem::path& path);

// Makes a folder and those above it that are missing, and syncs the names.
void make_folder_durably(const std::filesystem::path& folder);

// Writes a file and syncs it; the caller syncs the folder.
void write_durably(const std::filesystem::path& file, std::string_view bytes);

// Replaces a file in one moment: readers, and whoever comes after a power
// failure, see the old content or the new. `beside` is the file that is written
// before and renamed then.
void replace_durably(const std::filesystem::path& file,
                     const std::filesystem::path& beside,
                     std::string_view bytes);

// Sets disk space aside for the first `bytes` of an existing file, whose size
// stays as it is: writing so much then finds room. Throws if the disk, a quota
// or a limit of the process has no room. Does nothing on the few file systems
// that cannot set space aside.
void reserve_space(const std::filesystem::path& file, std::uint64_t bytes);

// Gives space that was set aside behind the end of a file back.
void release_space(const std::filesystem::path& file);

// Syncs all files of a segment and its folder, and returns what the manifest
// says of them, by name. The lock file that Xapian leaves is deleted, because
// nobody writes to a segment again.
std::vector<FileEntry> seal_segment(const std::filesystem::path& segment);

}  // namespace dateline
