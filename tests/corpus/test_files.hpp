#pragma once

#include <filesystem>
#include <string>
#include <string_view>

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

}  // namespace dateline
