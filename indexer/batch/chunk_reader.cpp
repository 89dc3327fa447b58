#include "indexer/batch/chunk_reader.hpp"

namespace dateline {
namespace {

// The limit in bytes alone would let chunks of tiny records, or of errors,
// which count no bytes, grow too large.
constexpr std::size_t records_per_chunk = 4096;

std::size_t size_of(const RawRecord& record) {
  std::size_t bytes = record.bytes.size();
  if (record.fields != nullptr) {
    bytes += record.fields->title.size() + record.fields->text.size() +
             record.fields->summary.size();
  }
  return bytes;
}

}  // namespace

ChunkReader::ChunkReader(const std::vector<std::filesystem::path>& paths,
                         const ReadingRules& rules, std::size_t chunk_bytes)
    : reader_(paths, rules), chunk_bytes_(chunk_bytes) {}

std::optional<Chunk> ChunkReader::next() {
  const std::lock_guard lock(mutex_);
  Chunk chunk{next_number_, {}};
  std::size_t bytes = 0;
  while (!at_end_ && bytes < chunk_bytes_ &&
         chunk.records.size() < records_per_chunk) {
    auto record = reader_.next();
    if (!record) {
      at_end_ = true;
      break;
    }
    if (const auto* raw = std::get_if<RawRecord>(&*record)) {
      bytes += size_of(*raw);
    }
    chunk.records.push_back(std::move(*record));
  }
  bytes_total_ = reader_.bytes_total();
  bytes_read_ = reader_.bytes_read();
  if (chunk.records.empty()) return std::nullopt;
  ++next_number_;
  return chunk;
}

}  // namespace dateline
