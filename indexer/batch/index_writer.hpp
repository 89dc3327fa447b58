#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "dateline/error.hpp"
#include "indexer/batch/indexing_report.hpp"

namespace dateline {

struct WriterSettings {
  // The language of articles that neither say theirs nor let it be detected. An
  // index keeps the one that it was made with; a new one takes "en" unless this
  // is set.
  std::optional<std::string> default_language;
  unsigned threads = 1;
  std::chrono::seconds lock_patience{0};  // how long to wait for another writer
  bool must_exist = false;                // makes no index where there is none

  // Records are processed in chunks of about this size. In a large batch each
  // becomes a database, and these are merged.
  std::size_t chunk_bytes = 1u << 20;
  // A batch of up to this many passages is kept in memory and written as one
  // segment; of a larger one the pieces are written as they come, and merged.
  std::size_t memory_limit = 5'000;
  // Whether apply() also merges small segments and writes anew what is dead by
  // a quarter, as merge_policy.hpp says.
  bool merges = true;
};

// Changes to an index that are published together.
struct Batch {
  std::vector<std::filesystem::path> paths;  // as RecordReader takes them
  std::vector<std::string> remove;           // ids of articles
  // Also remove the articles whose file is gone, and those that a file of
  // `paths` held and no longer holds.
  bool prune = false;
  bool force_prune = false;  // also where require_prunable() would refuse
  // The folder that ids of files are relative to, from now on; empty to keep
  // the index's.
  std::filesystem::path root;

  // These are called from any thread, but one call at a time.
  std::function<void(const BatchMessage&)> on_message;
  std::function<void(const IndexingProgress&)> on_progress;
};

// Thrown by a batch that was asked to stop before it was published.
class BatchStopped : public Error {
 public:
  BatchStopped() : Error("stopped; nothing of this batch was kept") {}
};

// Writes an index, and holds its lock as long as it lives. Not thread-safe; it
// starts threads of its own.
class IndexWriter {
 public:
  // Throws IndexError if another writer has the lock, if `index` is a folder
  // with other files, or if it is an index of another schema, analyser or
  // default language; and if it must be there and is not.
  IndexWriter(const std::filesystem::path& index, WriterSettings settings);
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  // Publishes the whole batch, or throws and publishes nothing; a process that
  // is killed at any moment leaves the one or the other. Articles are removed
  // first and those of `paths` added then, so that one that is in both stays.
  // Of several articles with the same id the last is kept. The ids of files are
  // relative to a root, which the first batch with files sets: the deepest
  // folder that all its paths are in. Creates the index if
  // there is none. Throws IndexError if the index cannot be written, and
  // BatchStopped if `stop` was requested in time.
  // The batch stays published if its segments cannot be merged then, which
  // throws an IndexError that says so.
  IndexingReport apply(const Batch& batch, const std::stop_token& stop = {});

  // Merges all segments into one, so that searches are as fast as they can be.
  void merge();

  IndexSize size() const;

  // Compares all of the index with its checksums and its own text, as
  // index_check.hpp says. Returns what does not fit, as sentences.
  std::vector<std::string> check() const;

  // Writes all segments anew that hold dead passages, so that no file has the
  // text of an article or version that was removed or replaced.
  void purge();

 private:
  struct Run;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
