#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "dateline/error.hpp"
#include "indexer/batch/batch.hpp"
#include "indexer/batch/indexing_report.hpp"

namespace dateline {

// Whether a folder is an index, also if parts of it are missing.
bool is_index(const std::filesystem::path& folder);

// Writes an index, and holds its lock as long as it lives. Not thread-safe; it
// starts threads of its own. Writes nothing in a child of the process that made
// it.
class BatchWriter {
 public:
  // Throws IndexError if another writer has the lock, if `index` is a folder
  // with other files, or if it is an index of another schema, analyser or
  // default language; and if it must be there and is not.
  BatchWriter(const std::filesystem::path& index, WriterSettings settings);
  ~BatchWriter();
  BatchWriter(const BatchWriter&) = delete;
  BatchWriter& operator=(const BatchWriter&) = delete;

  // Publishes the whole batch, or throws and publishes nothing; a process that
  // is killed at any moment leaves the one or the other. Articles are removed
  // first and those of `paths` added then, so that one that is in both stays.
  // Of several articles with the same id the last is kept. The ids of files are
  // relative to a root, which the first batch with files sets: the deepest
  // folder that all its paths are in. Creates the index if there is none.
  // Throws IndexError if the index cannot be written, as on a full disk, and
  // BatchStopped if `stop` was requested in time. The batch stays published if
  // its segments cannot be merged then, which throws an IndexError that says
  // so.
  IndexingReport apply(const Batch& batch, const std::stop_token& stop = {});

  // Merges all segments into one, so that searches are as fast as they can be.
  void merge();

  // Throws IndexError in a child of the process that made this, as apply(),
  // merge() and purge() do.
  void require_own() const;

  IndexSize size() const;

  // Compares all of the index with its checksums and its own text, as
  // index_check.hpp says. Returns what does not fit, as sentences.
  std::vector<std::string> check() const;

  // Writes all segments anew that hold dead passages, so that no file has the
  // text of an article or version that was removed or replaced.
  void purge();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
