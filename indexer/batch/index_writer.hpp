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
#include "indexer/batch/batch_report.hpp"

namespace dateline {

struct WriterSettings {
  // Of articles that neither say theirs nor let it be detected. An index keeps
  // what it was made with; a new one takes "en" unless this is set.
  std::optional<std::string> default_language;
  unsigned threads = 1;
  std::chrono::seconds lock_patience{0};

  // Records are worked on in chunks of about this size, each a segment.
  std::size_t chunk_bytes = 1u << 20;
  // Up to this many passages are added in place, more are merged into a new
  // generation. Unset: by the size of the index.
  std::optional<std::size_t> in_place_limit;
};

// Changes that come into the index together.
struct Batch {
  std::vector<std::filesystem::path> paths;  // as RecordReader takes them
  std::vector<std::string> remove;           // ids of articles
  bool prune = false;  // remove the articles whose file is gone

  // Called from any thread, but one at a time.
  std::function<void(const std::string&)> on_failure;  // "file:line: reason"
  std::function<void(const BatchProgress&)> on_progress;
};

// A batch was asked to stop before it was published.
class BatchStopped : public Error {
 public:
  BatchStopped() : Error("stopped; nothing of this batch was kept") {}
};

// Writes an index. Holds its lock as long as it lives. Not thread-safe; works
// in threads of its own.
class IndexWriter {
 public:
  // Throws IndexError if another writer has the lock, if `index` is a folder
  // of other things, or an index of another schema, analyser or language.
  IndexWriter(const std::filesystem::path& index, WriterSettings settings);
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  // Publishes a batch whole, or throws and publishes nothing, also if the
  // process ends at any moment. First articles are removed, then those of
  // `paths` added: one that is in both stays. Of several articles with one id
  // the last counts. Makes the index if there is none.
  // Throws IndexError if the index cannot be written; BatchStopped.
  BatchReport apply(const Batch& batch, const std::stop_token& stop = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
