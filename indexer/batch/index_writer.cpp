#include "indexer/batch/index_writer.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "corpus/index/index_folder.hpp"
#include "corpus/index/index_identity.hpp"
#include "corpus/index/index_schema.hpp"
#include "indexer/batch/batch_pipeline.hpp"
#include "indexer/batch/doubles.hpp"
#include "indexer/batch/pruning.hpp"
#include "indexer/batch/versions.hpp"
#include "indexer/storage/index_check.hpp"
#include "indexer/storage/index_editor.hpp"
#include "indexer/storage/open_files.hpp"
#include "indexer/storage/open_segment.hpp"
#include "indexer/storage/publication.hpp"
#include "indexer/storage/segment.hpp"
#include "indexer/storage/segment_merger.hpp"
#include "indexer/storage/write_lock.hpp"
#include "indexer/storage/xapian_boundary.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view new_index_language = "en";

// Makes the folder unless it is there. Returns the lock file's path. Throws if
// the folder holds anything else, so that nobody turns a folder of their own
// into an index by mistake.
fs::path prepare(const IndexFolder& folder, bool must_exist) {
  if (folder.read_manifest()) return folder.lock();
  if (must_exist) {
    throw IndexError("cannot open index '" + folder.path().string() +
                     "': there is none; name a path to make it, or name "
                     "another");
  }
  fs::create_directories(folder.path());
  if (const auto name = folder.foreign_file()) {
    throw IndexError("cannot make an index of '" + folder.path().string() +
                     "': the folder holds other files ('" + *name +
                     "'); name a new folder");
  }
  return folder.lock();
}

// Throws unless `index` is made as this writer would: by its schema and
// analyser, and for its default language, if the caller gave one.
void check_compatible(const IndexIdentity& index,
                      const std::optional<std::string>& default_language,
                      const fs::path& path) {
  check_identity(index, path);
  if (default_language && *default_language != index.default_language) {
    throw IndexError("cannot open index '" + path.string() +
                     "': its default language is '" + index.default_language +
                     "', not '" + *default_language +
                     "'; leave the language out, or name a new folder");
  }
}

void check_stop(const std::stop_token& stop) {
  if (stop.stop_requested()) throw BatchStopped();
}

// Throws IndexError if the folder is none.
fs::path canonical_folder(const fs::path& folder) {
  std::error_code error;
  fs::path canonical = fs::canonical(folder, error);
  if (!error && fs::is_directory(canonical, error)) return canonical;
  throw IndexError("cannot take '" + folder.string() +
                   "' for the root: it is no folder; name the folder in which "
                   "the archive is now");
}

// The article_value() of each article of a batch.
std::unordered_set<std::string> values_of(
    const std::vector<ArticleOutcome>& articles) {
  std::unordered_set<std::string> values;
  for (const ArticleOutcome& article : articles) {
    values.insert(schema::article_value(article.id));
  }
  return values;
}

bool changes_anything(const IndexingReport& report) {
  return report.added + report.replaced + report.removed > 0;
}

}  // namespace

// A batch under way.
struct IndexWriter::Run {
  const Batch& batch;
  ChunkReader reader;
  BatchCollector collector;
  std::vector<OpenSegment> published;
};

struct IndexWriter::Impl {
  Impl(const fs::path& index, WriterSettings given);

  IndexingReport apply(const Batch& batch, const std::stop_token& stop);

  MergeSettings merge_settings() const { return {settings.threads, width}; }

  ReadingRules reading_rules(const Batch& batch) const;
  void collect(Run& run, const std::stop_token& stop) const;
  IndexingReport write(Run& run, const std::stop_token& stop);
  bool write_segment(Run& run) const;
  IndexingReport edit(Run& run, IndexEditor& editor) const;
  std::set<std::string> remove(const Run& run,
                               const std::vector<ArticleOutcome>& articles,
                               IndexEditor& editor,
                               IndexingReport& report) const;
  void take_steps(std::optional<MergeStep> (*next)(const Manifest&),
                  const std::stop_token& stop);

  const IndexFolder folder;
  const WriterSettings settings;
  const WriteLock lock;
  std::size_t width = 2;      // of merges
  bool is_published = false;  // whether there is a manifest
  Manifest manifest;
};

IndexWriter::Impl::Impl(const fs::path& index, WriterSettings given)
    : folder(index),
      settings(std::move(given)),
      lock(prepare(folder, settings.must_exist), settings.lock_patience) {
  if (auto recovered = recover(folder)) {
    check_compatible(recovered->identity, settings.default_language,
                     folder.path());
    manifest = std::move(*recovered);
    is_published = true;
  } else {
    manifest.identity = own_identity(
        settings.default_language.value_or(std::string(new_index_language)));
  }
  width = widest_merge(settings.threads, manifest.segments.size());
}

IndexingReport IndexWriter::Impl::apply(const Batch& batch,
                                        const std::stop_token& stop) {
  Run run{batch,
          {batch.paths, reading_rules(batch), settings.chunk_bytes},
          {folder.building(), settings.memory_limit, width},
          open_segments(folder, manifest)};
  if (batch.prune && !batch.force_prune) {
    require_files(run.reader.input(), folder.path());
  }
  collect(run, stop);
  IndexingReport report = write(run, stop);
  report.failed = run.collector.failures();
  report.unread_dates = run.collector.unread_dates();
  report.passed_over = run.reader.input().passed_over;
  report.text_bytes = run.collector.text_bytes();
  return report;
}

ReadingRules IndexWriter::Impl::reading_rules(const Batch& batch) const {
  ReadingRules rules;
  rules.root =
      batch.root.empty() ? manifest.root : canonical_folder(batch.root);
  rules.is_index = IndexFolder::is_index;
  return rules;
}

void IndexWriter::Impl::collect(Run& run, const std::stop_token& stop) const {
  const Batch& batch = run.batch;
  const auto report = [&](IndexingProgress::Phase phase) {
    for (const BatchMessage& message : run.collector.take_messages()) {
      if (batch.on_message) batch.on_message(message);
    }
    if (!batch.on_progress) return;
    batch.on_progress({phase, run.reader.bytes_total(), run.reader.bytes_read(),
                       run.collector.text_bytes()});
  };
  const PublishedArticles articles(run.published);
  run_pipeline(
      run.reader, run.collector, settings.threads,
      [&] { return ChunkWorker(articles, manifest.identity.default_language); },
      [&] { report(IndexingProgress::Phase::reading); }, stop);
  check_stop(stop);
  report(IndexingProgress::Phase::writing);
}

IndexingReport IndexWriter::Impl::write(Run& run, const std::stop_token& stop) {
  IndexEditor editor(folder, run.published);
  if (write_segment(run)) editor.add(run.collector.contents());
  check_stop(stop);
  const IndexingReport report = edit(run, editor);
  const bool is_same = !changes_anything(report) &&
                       run.reader.root() == manifest.root && is_published;
  if (is_same) return report;
  Manifest next = manifest;
  editor.write(next);
  next.root = run.reader.root();
  check_stop(stop);
  publish(folder, next);
  manifest = std::move(next);
  is_published = true;
  return report;
}

// Writes the passages of the batch as building_segment(). Returns whether there
// are any.
bool IndexWriter::Impl::write_segment(Run& run) const {
  const fs::path segment = folder.building_segment();
  fs::remove_all(segment);
  if (run.collector.contents().passages() == 0) return false;
  if (run.collector.on_disk()) {
    dateline::merge(run.collector.segments(), segment,
                    RecordStorage::compressed);
  } else {
    dateline::write_segment(segment, run.collector.take_passages(),
                            RecordStorage::compressed);
  }
  return true;
}

// Removes articles and old versions. The batch's passages must be in the editor
// already.
IndexingReport IndexWriter::Impl::edit(Run& run, IndexEditor& editor) const {
  IndexingReport report;
  std::vector<ArticleOutcome> articles = run.collector.take_articles();
  const auto removed = remove(run, articles, editor, report);
  report.doubled = count_doubles(articles, removed, run.published);
  keep_last_versions(std::move(articles), run.reader.input(),
                     run.batch.on_message, editor, report);
  return report;
}

// Removes the articles that the batch names and, if it prunes, those that are
// no longer in the archive; but none that the batch also adds. Returns their
// ids.
std::set<std::string> IndexWriter::Impl::remove(
    const Run& run, const std::vector<ArticleOutcome>& articles,
    IndexEditor& editor, IndexingReport& report) const {
  std::set<std::string> removed;
  const auto kept = values_of(articles);
  for (const std::string& id :
       std::set(run.batch.remove.begin(), run.batch.remove.end())) {
    if (kept.contains(schema::article_value(id))) continue;
    if (editor.remove(id)) {
      removed.insert(id);
    } else {
      report.not_found.push_back(id);
    }
  }
  report.removed = removed.size();
  if (!run.batch.prune) return removed;
  const InputList& input = run.reader.input();
  const auto ids = articles_to_prune(input, run.collector, kept, editor);
  if (!run.batch.force_prune) {
    require_prunable(input, ids.size(), manifest.living().articles,
                     folder.path());
  }
  for (const std::string& id : ids) report.removed += editor.remove(id);
  removed.insert(ids.begin(), ids.end());
  return removed;
}

// Takes steps as long as there is a next one.
void IndexWriter::Impl::take_steps(
    std::optional<MergeStep> (*next)(const Manifest&),
    const std::stop_token& stop) {
  for (auto step = next(manifest); step && !stop.stop_requested();
       step = next(manifest)) {
    take_step(*step, merge_settings(), folder, manifest);
  }
}

IndexWriter::IndexWriter(const fs::path& index, WriterSettings settings)
    : impl_(at_xapian_boundary(
          "cannot open index '" + index.string() + "'",
          [&] { return std::make_unique<Impl>(index, std::move(settings)); })) {
}

IndexWriter::~IndexWriter() = default;

IndexingReport IndexWriter::apply(const Batch& batch,
                                  const std::stop_token& stop) {
  const std::string index = "index '" + impl_->folder.path().string() + "'";
  const IndexingReport report = at_xapian_boundary(
      "cannot write " + index, [&] { return impl_->apply(batch, stop); });
  if (impl_->settings.merges) {
    at_xapian_boundary(
        "cannot merge segments of " + index,
        [&] { impl_->take_steps(next_step, stop); },
        "the batch is in the index, and the merge is tried again by the next");
  }
  return report;
}

IndexSize IndexWriter::size() const {
  IndexSize size{impl_->manifest.segments.size(),
                 impl_->manifest.living().passages()};
  for (const SegmentEntry& segment : impl_->manifest.segments) {
    size.dead += segment.dead;
  }
  return size;
}

std::vector<std::string> IndexWriter::check() const {
  return at_xapian_boundary(
      "cannot check index '" + impl_->folder.path().string() + "'",
      [&] {
        return check_index(impl_->folder, impl_->manifest,
                           impl_->settings.threads);
      },
      "the index is as it was");
}

void IndexWriter::merge() {
  at_xapian_boundary(
      "cannot merge index '" + impl_->folder.path().string() + "'",
      [&] { impl_->take_steps(merge_all, {}); }, "the index is as it was");
}

void IndexWriter::purge() {
  at_xapian_boundary(
      "cannot purge index '" + impl_->folder.path().string() + "'",
      [&] { impl_->take_steps(purge_all, {}); },
      "the segments that were purged before this one stay so");
}

}  // namespace dateline
