#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

#include "corpus/reader/record_reader.hpp"

namespace dateline {

// Neighbouring records of the input, which a worker takes as one piece of work.
// A ReadError stands for a part of the input that could not be read.
struct Chunk {
  std::size_t number;  // from 0, in the order of the input
  std::vector<std::variant<RawRecord, ReadError>> records;
};

// Reads a batch's input in chunks. Thread-safe: each worker asks for its next
// chunk, so the input is read no faster than it is processed, and memory stays
// bounded without a queue.
class ChunkReader {
 public:
  // A chunk ends with the record that brings it to `chunk_bytes`.
  ChunkReader(const std::vector<std::filesystem::path>& paths,
              const ReadingRules& rules, std::size_t chunk_bytes);

  // The next chunk; nothing at the end.
  std::optional<Chunk> next();

  // As in RecordReader; for when no thread calls next().
  const InputList& input() const { return reader_.input(); }
  const std::filesystem::path& root() const { return reader_.root(); }

  // As in RecordReader.
  std::uint64_t bytes_total() const { return bytes_total_; }
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  std::mutex mutex_;
  RecordReader reader_;
  const std::size_t chunk_bytes_;
  std::size_t next_number_ = 0;
  bool at_end_ = false;
  std::atomic<std::uint64_t> bytes_total_ = 0;
  std::atomic<std::uint64_t> bytes_read_ = 0;
};

}  // namespace dateline
