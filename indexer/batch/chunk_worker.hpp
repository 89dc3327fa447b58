#pragma once

#include <xapian.h>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/batch/chunk_reader.hpp"
#include "indexer/document/passage_document.hpp"

namespace dateline {

// How an article of a batch stands to the published index.
struct ArticleOutcome {
  enum class State { added, replaced, unchanged };
  std::string id;
  State state;
  std::uint32_t passages;  // made of it
};

// What a chunk gave, in the order of its records.
struct ChunkResult {
  std::size_t number = 0;  // of the chunk
  std::vector<ArticleOutcome> articles;
  std::vector<std::string> failures;  // "file:line: reason"
  std::vector<PassageDocument> passages;
  std::uint64_t text_bytes = 0;
};

// Makes articles and documents of records. Not thread-safe: one per thread,
// each with a Database of its own.
class ChunkWorker {
 public:
  // `published` is what the index holds before the batch; an empty Database if
  // it is new.
  ChunkWorker(Xapian::Database published, std::string default_language);

  // Comes back early, with a part, when it is asked to stop.
  ChunkResult process(const Chunk& chunk, const std::stop_token& stop);

 private:
  void process(const RawRecord& record, ChunkResult& result);
  std::optional<std::string> published_content(std::string_view article) const;

  Xapian::Database published_;
  std::string default_language_;
  DocumentBuilder builder_;
};

}  // namespace dateline
