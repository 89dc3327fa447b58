#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "corpus/index/blob_file.hpp"

namespace dateline {

// Reads the records of a segment's passages (see passage_record.hpp).
//
// They are in a blob file. Its last blob is `frames` and the dictionary of
// Zstandard's frames, each with a checksum, that the other blobs are then; or,
// in what a batch writes on the way, `plain`. Not thread-safe.
class RecordFile {
 public:
  static constexpr char frames = 'z';
  static constexpr char plain = 'p';

  // Throws IndexError if the file is missing or damaged.
  explicit RecordFile(const std::filesystem::path& file);
  ~RecordFile();
  RecordFile(const RecordFile&) = delete;
  RecordFile& operator=(const RecordFile&) = delete;

  std::uint32_t size() const { return blobs_.size() - 1; }

  // The encoded record. Throws IndexError if there is no such number or the
  // file is damaged there.
  std::string at(std::uint32_t number) const;

 private:
  struct Decoder;

  [[noreturn]] void fail(std::uint32_t number) const;

  BlobFile blobs_;
  bool is_plain_ = false;
  std::unique_ptr<Decoder> decoder_;
};

}  // namespace dateline
