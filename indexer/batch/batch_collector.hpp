#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "indexer/batch/chunk_worker.hpp"
#include "indexer/document/language_statistics.hpp"
#include "indexer/storage/segment_tree.hpp"

namespace dateline {

// Takes what the workers made of the chunks, in any order, and puts it into
// the order of the input: a small batch in memory, a large one as segments on
// disk. add() is thread-safe; the rest, unless it says so, is for
// when all chunks are in.
class BatchCollector {
 public:
  // More than `memory_limit` passages go to disk, into `folder`, which is
  // created for that and deleted in the end.
  BatchCollector(std::filesystem::path folder, std::size_t memory_limit);
  ~BatchCollector();
  BatchCollector(const BatchCollector&) = delete;
  BatchCollector& operator=(const BatchCollector&) = delete;

  void add(ChunkResult result);

  // What failed since the last call, as far as it is known in the order of the
  // input. Safe from any thread.
  std::vector<std::string> take_failures();

  // Of the articles read so far, titles included. Safe from any thread.
  std::uint64_t text_bytes() const { return text_bytes_; }

  // Of all articles, in the order of the input.
  std::vector<ArticleOutcome> take_articles();
  // Of all passages.
  const LanguageStatistics& statistics() const { return statistics_; }
  std::uint64_t failures() const { return failures_; }

  // Where the passages are: in segments, or else in memory.
  bool on_disk() const { return segments_.has_value(); }
  std::vector<std::filesystem::path> segments() const;
  template <typename Each>
  void each_passage(Each each) const {
    for (const auto& [number, passages] : held_) {
      for (const PassageDocument& passage : passages) each(passage);
    }
  }

 private:
  using Held = std::map<std::size_t, std::vector<PassageDocument>>;

  void note(ChunkResult& result);
  Held take_for_disk(ChunkResult& result);

  const std::filesystem::path folder_;
  const std::size_t memory_limit_;

  std::mutex mutex_;
  std::map<std::size_t, std::vector<ArticleOutcome>> articles_;
  std::map<std::size_t, std::vector<std::string>> waiting_failures_;
  std::size_t next_failures_ = 0;  // the chunk whose turn it is
  std::uint64_t failures_ = 0;
  std::atomic<std::uint64_t> text_bytes_ = 0;
  LanguageStatistics statistics_;
  Held held_;
  std::size_t held_passages_ = 0;
  std::optional<SegmentTree> segments_;
};

}  // namespace dateline
