#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/record_reader.hpp"
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
  // an eighth, as merge_policy.hpp says.
  bool merges = true;
};

// Changes to an index that are published together.
struct Batch {
  std::vector<std::filesystem::path> paths;  // as RecordReader takes them
  std::vector<std::string> remove;           // ids of articles
  std::vector<std::string> remove_if_there;  // likewise; none is missed
  // Also remove the articles whose file is gone, and those that a file of
  // `paths` held and no longer holds.
  bool prune = false;
  bool force_prune = false;  // also where pruning.hpp would refuse it
  bool reread = false;       // also the files that have not changed
  // Whether an input that fails or collides, or an id to remove that is not
  // there, makes apply() throw.
  bool strict = false;
  bool dry_run = false;  // whether nothing is published
  // The folder that ids of files are relative to, from now on; empty to keep
  // the index's.
  std::filesystem::path root;
  FieldNames names;                  // what keys and columns stand for
  OpenStandardInput standard_input;  // for the path "-"

  // These are called from any thread, but one call at a time.
  std::function<void(const BatchMessage&)> on_message;
  std::function<void(const IndexingProgress&)> on_progress;
  // If pruning is refused, with the reason. The batch goes on without pruning;
  // if this is not set, apply() throws an IndexError.
  std::function<void(const std::string&)> on_prune_refused;
  // Of every input once, after the batch is read: articles in the order of the
  // input, then what was passed over; what failed comes as it is met.
  std::function<void(const InputOutcome&)> on_outcome;
};

}  // namespace dateline
