#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "corpus/index/blob_file.hpp"
#include "corpus/index/record_codec.hpp"

namespace dateline {

// Reads the records of a segment's passages (see passage_record.hpp).
//
// A blob for each passage holds its record, and one more, the last, says how.
// If that begins with `frames`, the records are compressed (record_codec.hpp),
// and their dictionary follows; if it is `plain`, they are stored as they are,
// as in the pieces that a batch merges on its way. Not thread-safe.
class RecordFile {
 public:
  static constexpr char frames = 'z';
  static constexpr char plain = 'p';

  // Throws IndexError if the file is missing or damaged.
  explicit RecordFile(const std::filesystem::path& file);

  std::uint32_t size() const { return blobs_.size() - 1; }

  // The encoded record. Throws IndexError if there is no such number or the
  // file is damaged there.
  std::string at(std::uint32_t number) const;

  // As BlobFile::release().
  void release() const { blobs_.release(); }

 private:
  [[noreturn]] void fail(std::uint32_t number) const;

  BlobFile blobs_;
  std::unique_ptr<RecordDecoder> decoder_;  // null if records are plain
};

}  // namespace dateline
