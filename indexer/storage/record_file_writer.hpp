#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/index/record_codec.hpp"
#include "indexer/storage/blob_file_writer.hpp"

namespace dateline {

// How records are stored. What a batch merges on the way is not compressed,
// because it is read again soon.
enum class RecordStorage { plain, compressed };

// Writes the records of a segment (corpus/index/record_file.hpp). It is not
// synced to disk. Throws what OutputFile throws.
class RecordFileWriter {
 public:
  // Compresses with a dictionary; "" is none.
  RecordFileWriter(const std::filesystem::path& file, RecordStorage storage,
                   std::string dictionary);

  void add(std::string_view record);

  // To be called once, behind the last record.
  void finish();

 private:
  BlobFileWriter blobs_;
  std::string dictionary_;
  std::unique_ptr<RecordEncoder> encoder_;  // null if records are plain
};

}  // namespace dateline
