#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "indexer/batch/chunk_reader.hpp"
#include "indexer/batch/indexing_report.hpp"
#include "indexer/document/passage_document.hpp"
#include "indexer/storage/open_segment.hpp"

namespace dateline {

// The published version of an article that was read from another file.
struct OtherVersion {
  std::string origin;  // of the file; "" of standard input
  std::uint64_t words = 0;
};

// What became of an article of a batch, compared with the published index.
struct ArticleOutcome {
  // An outdated one gives way to the published version, because that is from a
  // file that comes later in the input and has not changed.
  enum class State { added, replaced, unchanged, outdated };
  std::string id;
  State state;
  std::uint32_t passages;   // number of documents made; 0 if unchanged
  std::uint64_t words = 0;  // hash of what it says, wherever it was read from
  std::size_t file = 0;     // index among the files of the input
  std::size_t line = 1;
  std::shared_ptr<const std::string> name{};  // of its record, if that tells
                                              // more than the file's path
  std::shared_ptr<InputOutcome> facts{};      // if they are wanted
  // Of one that is replaced, if that is from another file.
  std::shared_ptr<const OtherVersion> published{};
};

// What a worker makes of a chunk, in the order of its records.
struct ChunkResult {
  std::size_t number = 0;  // of the chunk
  std::vector<ArticleOutcome> articles;
  std::vector<BatchMessage> messages;
  std::vector<PassageDocument> passages;
  std::uint64_t text_bytes = 0;
};

// Parses the records of chunks and makes documents of the articles that the
// published index does not have. Not thread-safe: one per thread.
class ChunkWorker {
 public:
  // `published` is the index as it was before the batch; it must outlive this.
  // `wants_facts` tells whether outcomes have facts. `take_piece` gets the
  // passages of a chunk with a large article before those of its result, so
  // that not all are in memory; the number is that of the chunk.
  using TakePiece =
      std::function<void(std::size_t number, std::vector<PassageDocument>)>;
  ChunkWorker(const PublishedArticles& published, std::string default_language,
              bool wants_facts, TakePiece take_piece);

  // Returns early, with the results so far, if `stop` asks for it.
  ChunkResult process(const Chunk& chunk, const std::stop_token& stop);

 private:
  void process(const RawRecord& record, ChunkResult& result);
  std::shared_ptr<const OtherVersion> other_version(
      const Article& article, const std::string& content) const;

  const PublishedArticles& published_;
  std::string default_language_;
  bool wants_facts_;
  TakePiece take_piece_;
  DocumentBuilder builder_;
};

}  // namespace dateline
