#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus/index/article_copies.hpp"
#include "corpus/index/index_folder.hpp"
#include "corpus/index/manifest.hpp"
#include "indexer/batch/batch.hpp"
#include "indexer/batch/batch_collector.hpp"
#include "indexer/batch/chunk_reader.hpp"
#include "indexer/batch/indexing_report.hpp"
#include "indexer/batch/known_files.hpp"
#include "indexer/storage/index_editor.hpp"
#include "indexer/storage/open_segment.hpp"

namespace dateline {

// A batch from its first file to the manifest that it makes. It writes its
// segment and tombstones and publishes nothing, so that whatever is thrown, the
// index is as it was.
class BatchRun {
 public:
  // The index in `folder` is that of `published`, a manifest without segments
  // if there is none yet. `width` is that of merges, as widest_merge() says.
  // All must outlive this. Throws IndexError if a segment is damaged, or if the
  // root of the batch is no folder.
  BatchRun(const IndexFolder& folder, const Manifest& published,
           const WriterSettings& settings, std::size_t width,
           const Batch& batch);

  // Reads, analyses and writes all articles. To be called once. Throws
  // IndexError if the index cannot be written or the batch may not prune, and
  // BatchStopped.
  IndexingReport run(const std::stop_token& stop);

  // The manifest to publish after run(); nothing if the batch changes nothing.
  const std::optional<Manifest>& next() const { return next_; }

 private:
  ReadingRules reading_rules() const;
  void collect(const std::stop_token& stop);
  IndexingReport write(const std::stop_token& stop);
  bool write_segment();
  void require_strict(const IndexingReport& report) const;
  void tell_outcomes(const std::vector<ArticleOutcome>& articles) const;
  void find_stale(const std::vector<ArticleOutcome>& articles,
                  const IndexEditor& editor);
  std::optional<std::string> learn_files();
  IndexingReport edit(IndexEditor& editor);
  void remove(const std::vector<ArticleOutcome>& articles,
              const UnreadFiles& unread, IndexEditor& editor,
              IndexingReport& report);
  bool may_prune(const std::optional<std::string>& refusal) const;
  std::set<std::string> prune(const std::unordered_set<std::string>& kept,
                              IndexEditor& editor) const;

  const IndexFolder& folder_;
  const Manifest& published_;
  const WriterSettings& settings_;
  const Batch& batch_;
  bool prunes_;  // unless that was refused
  KnownFiles known_;
  BatchReading reading_;
  ChunkReader reader_;
  BatchCollector collector_;
  std::vector<OpenSegment> segments_;  // of the published index
  ArticleCopies copies_;               // likewise, until the batch is written
  std::optional<Manifest> next_;
};

}  // namespace dateline
