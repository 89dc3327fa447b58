#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/storage/durable_files.hpp"

namespace dateline {

// Writes a blob file (corpus/index/blob_file.hpp). It is not synced to disk.
// Throws what OutputFile throws.
class BlobFileWriter {
 public:
  explicit BlobFileWriter(const std::filesystem::path& file) : file_(file) {}

  void add(std::string_view blob);

  // To be called once, behind the last blob.
  void finish();

 private:
  void write(std::string_view bytes);

  OutputFile file_;
  std::string buffer_;
  std::vector<std::uint32_t> sizes_;
  std::uint64_t end_ = 0;
};

}  // namespace dateline
