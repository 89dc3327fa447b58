#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

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
  ~RecordFileWriter();
  RecordFileWriter(const RecordFileWriter&) = delete;
  RecordFileWriter& operator=(const RecordFileWriter&) = delete;

  void add(std::string_view record);

  // To be called once, behind the last record.
  void finish();

 private:
  struct Encoder;

  BlobFileWriter blobs_;
  std::string dictionary_;
  std::unique_ptr<Encoder> encoder_;  // null if records are stored plain
  std::string frame_;
};

// What a dictionary is trained from: about so many records, evenly taken from
// all of a segment.
inline constexpr std::size_t dictionary_samples = 3'000;

// A dictionary for the records of a segment; "" if the samples are too few for
// one to be worth its place.
std::string train_dictionary(const std::vector<std::string>& samples);

}  // namespace dateline
