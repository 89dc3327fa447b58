#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "corpus/index/manifest.hpp"
#include "indexer/batch/chunk_worker.hpp"
#include "indexer/storage/segment_tree.hpp"

namespace dateline {

// Collects the results of a batch's chunks, which come in any order, and gives
// them back in the order of the input. The passages of a small batch are kept
// in memory, those of a large one are written as segments. add() is
// thread-safe; the other functions are for when all chunks are in, unless they
// say otherwise.
class BatchCollector {
 public:
  // If there are more than `memory_limit` passages, all go into segments in
  // `folder`, which is created for that; `merge_width` of them are merged at a
  // time. The destructor deletes the folder.
  BatchCollector(std::filesystem::path folder, std::size_t memory_limit,
                 std::size_t merge_width);
  ~BatchCollector();
  BatchCollector(const BatchCollector&) = delete;
  BatchCollector& operator=(const BatchCollector&) = delete;

  void add(ChunkResult result);

  // Adds passages of a chunk before those of its result, and writes them.
  // Thread-safe.
  void add_piece(std::size_t chunk,
                 const std::vector<PassageDocument>& passages);

  // The messages since the last call, in the order of the input: those of a
  // chunk wait until all chunks before it are in. Safe from any thread.
  std::vector<BatchMessage> take_messages();

  // Length of the articles read so far, titles included. Safe from any thread.
  std::uint64_t text_bytes() const { return text_bytes_; }

  // The outcome of every article, in the order of the input. Empty when called
  // again.
  std::vector<ArticleOutcome> take_articles();
  // What all passages hold together.
  const Contents& contents() const { return contents_; }
  std::uint64_t failures() const { return failures_; }
  std::uint64_t unread_dates() const { return unread_dates_; }
  // The files of which a record failed, or all, as indices of the input.
  const std::set<std::size_t>& failed_files() const { return failed_files_; }

  // Whether the passages are in segments() rather than in memory, from where
  // take_passages() moves them in the order of the input.
  bool on_disk() const { return segments_.has_value(); }
  std::vector<std::filesystem::path> segments() const;
  std::vector<PassageDocument> take_passages();

 private:
  using PassagesByChunk = std::map<std::size_t, std::vector<PassageDocument>>;

  void take_outcomes(ChunkResult& result);
  PassagesByChunk take_for_disk(ChunkResult& result);
  PassagesByChunk move_to_disk();

  const std::filesystem::path folder_;
  const std::size_t memory_limit_;
  const std::size_t merge_width_;

  std::mutex mutex_;
  std::map<std::size_t, std::vector<ArticleOutcome>> articles_;
  std::size_t article_count_ = 0;  // in them
  std::map<std::size_t, std::vector<BatchMessage>> waiting_messages_;
  std::size_t next_messages_ = 0;  // number of the chunk to report next
  std::set<std::size_t> failed_files_;
  std::uint64_t failures_ = 0;
  std::uint64_t unread_dates_ = 0;
  std::atomic<std::uint64_t> text_bytes_ = 0;
  Contents contents_;
  PassagesByChunk in_memory_;
  std::size_t in_memory_count_ = 0;  // passages in it
  std::optional<SegmentTree> segments_;
};

}  // namespace dateline
