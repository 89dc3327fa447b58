#pragma once

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

// Syncs all files of a segment and its folder, and returns what the manifest
// says of them, by name.
std::vector<FileEntry> seal_segment(const std::filesystem::path& segment);

}  // namespace dateline
