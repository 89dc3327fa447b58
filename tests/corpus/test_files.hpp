#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

// A new folder for one test; removed with all in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }

  // Writes a file, with the folders above it.
  std::filesystem::path write(const std::filesystem::path& name,
                              std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

// `bytes` as one stream of a libarchive filter: "gzip", "zstd", "bzip2", "xz".
std::string compressed(std::string_view bytes, const std::string& filter);

// An archive of these files, by path and content, of up to a megabyte; `format`
// is libarchive's name: "zip", "ustar", "pax".
using ArchivedFiles = std::vector<std::pair<std::string, std::string>>;
std::string archive_of(const ArchivedFiles& files, const char* format);

}  // namespace dateline
