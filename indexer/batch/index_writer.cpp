#include "indexer/batch/index_writer.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "corpus/index/index_folder.hpp"
#include "corpus/index/index_identity.hpp"
#include "corpus/index/index_schema.hpp"
#include "corpus/index/index_trouble.hpp"
#include "indexer/batch/batch_pipeline.hpp"
#include "indexer/batch/doubles.hpp"
#include "indexer/batch/pruning.hpp"
#include "indexer/batch/versions.hpp"
#include "indexer/storage/generation.hpp"
#include "indexer/storage/open_files.hpp"
#include "indexer/storage/segment.hpp"
#include "indexer/storage/write_lock.hpp"
#include "indexer/storage/xapian_boundary.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view new_index_language = "en";

// A batch is written in place up to this share of the index's passages, because
// a merge would copy the whole index. The minimum spares small indexes a merge
// for every batch; the maximum bounds memory.
constexpr std::size_t in_place_share = 20;  // a twentieth
constexpr std::size_t min_in_place_limit = 5'000;
constexpr std::size_t max_in_place_limit = 50'000;

// Makes the folder unless it is there. Returns the lock file's path. Throws if
// the folder holds anything else, so that nobody turns a folder of their own
// into an index by mistake.
fs::path prepare(const IndexFolder& folder) {
  fs::create_directories(folder.path());
  if (folder.current()) return folder.lock();
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
};

struct IndexWriter::Impl {
  Impl(const fs::path& index, WriterSettings given);

  IndexingReport apply(const Batch& batch, const std::stop_token& stop);

  Xapian::Database published() const;
  void require_readable(bool holds_passages) const;
  IndexIdentity identify() const;
  std::size_t in_place_limit() const;

  ReadingRules reading_rules(const Batch& batch) const;
  void collect(Run& run, const std::stop_token& stop) const;
  IndexingReport write_in_place(Run& run, const std::stop_token& stop) const;
  IndexingReport write_generation(Run& run, const std::stop_token& stop) const;
  IndexingReport edit(Run& run, GenerationEditor& editor) const;
  std::set<std::string> remove(const Run& run,
                               const std::vector<ArticleOutcome>& articles,
                               GenerationEditor& editor,
                               IndexingReport& report) const;

  const IndexFolder folder;
  const WriterSettings settings;
  const std::size_t merge_width;
  const WriteLock lock;
  const IndexIdentity identity;
};

IndexWriter::Impl::Impl(const fs::path& index, WriterSettings given)
    : folder(index),
      settings(std::move(given)),
      merge_width(widest_merge(settings.threads)),
      lock(prepare(folder), settings.lock_patience),
      identity(identify()) {}

Xapian::Database IndexWriter::Impl::published() const {
  const auto current = folder.current();
  return current ? Xapian::Database(current->string()) : Xapian::Database();
}

// Throws if a file of the generation is missing or must not be read. Xapian
// would add to such an index, and its old passages would stay without records.
void IndexWriter::Impl::require_readable(bool holds_passages) const {
  const auto current = folder.current();
  const auto part =
      current ? unreadable_part(*current, holds_passages) : std::nullopt;
  if (part) {
    throw fs::filesystem_error("open the index", part->path, part->error);
  }
}

IndexIdentity IndexWriter::Impl::identify() const {
  folder.recover();
  if (!folder.current()) {
    return own_identity(
        settings.default_language.value_or(std::string(new_index_language)));
  }
  require_readable(false);
  const Xapian::Database database = published();
  require_readable(database.get_doccount() > 0);
  const IndexIdentity index = identity_of(database);
  check_compatible(index, settings.default_language, folder.path());
  return index;
}

std::size_t IndexWriter::Impl::in_place_limit() const {
  if (settings.in_place_limit) return *settings.in_place_limit;
  return std::clamp<std::size_t>(published().get_doccount() / in_place_share,
                                 min_in_place_limit, max_in_place_limit);
}

IndexingReport IndexWriter::Impl::apply(const Batch& batch,
                                        const std::stop_token& stop) {
  Run run{batch,
          {batch.paths, reading_rules(batch), settings.chunk_bytes},
          {folder.building(), in_place_limit(), merge_width}};
  if (batch.prune && !batch.force_prune) {
    require_files(run.reader.input(), folder.path());
  }
  collect(run, stop);
  IndexingReport report = run.collector.on_disk() ? write_generation(run, stop)
                                                  : write_in_place(run, stop);
  report.failed = run.collector.failures();
  report.unread_dates = run.collector.unread_dates();
  report.passed_over = run.reader.input().passed_over;
  report.text_bytes = run.collector.text_bytes();
  return report;
}

ReadingRules IndexWriter::Impl::reading_rules(const Batch& batch) const {
  ReadingRules rules;
  rules.root =
      batch.root.empty() ? root_of(published()) : canonical_folder(batch.root);
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
  run_pipeline(
      run.reader, run.collector, settings.threads,
      [&] { return ChunkWorker(published(), identity.default_language); },
      [&] { report(IndexingProgress::Phase::reading); }, stop);
  check_stop(stop);
  report(IndexingProgress::Phase::writing);
}

IndexingReport IndexWriter::Impl::write_in_place(
    Run& run, const std::stop_token& stop) const {
  const auto current = folder.current();
  NewGeneration generation(folder);
  Xapian::WritableDatabase database(
      current.value_or(generation.path()).string(),
      current ? Xapian::DB_OPEN : Xapian::DB_CREATE);
  database.begin_transaction();
  GenerationEditor editor(database, folder.path());
  run.collector.each_passage(
      [&](const PassageDocument& passage) { editor.add(passage); });
  const IndexingReport report = edit(run, editor);
  check_stop(stop);
  if (current && !changes_anything(report) &&
      root_of(database) == root_of(published())) {
    return report;
  }
  database.commit_transaction();
  database.close();
  if (!current) generation.publish();
  return report;
}

IndexingReport IndexWriter::Impl::write_generation(
    Run& run, const std::stop_token& stop) const {
  NewGeneration generation(folder);
  std::vector<fs::path> sources = run.collector.segments();
  if (const auto current = folder.current()) {
    sources.insert(sources.begin(), *current);
  }
  merge(sources, generation.path());
  check_stop(stop);
  // Publishing syncs the files, so that not every flush has to.
  Xapian::WritableDatabase database(generation.path().string(),
                                    Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  GenerationEditor editor(database, folder.path());
  editor.add_statistics(run.collector.statistics());
  const IndexingReport report = edit(run, editor);
  database.commit();
  database.close();
  check_stop(stop);
  generation.publish();
  for (const fs::path& path : folder.outdated()) fs::remove_all(path);
  return report;
}

// Removes articles and old versions, and writes the metadata. The batch's
// passages must be in the database already.
IndexingReport IndexWriter::Impl::edit(Run& run,
                                       GenerationEditor& editor) const {
  IndexingReport report;
  std::vector<ArticleOutcome> articles = run.collector.take_articles();
  const auto removed = remove(run, articles, editor, report);
  report.doubled = count_doubles(articles, removed, published());
  keep_last_versions(std::move(articles), run.reader.input(),
                     run.batch.on_message, editor, report);
  editor.write_metadata(identity, run.reader.root());
  return report;
}

// Removes the articles that the batch names and, if it prunes, those that are
// no longer in the archive; but none that the batch also adds. Returns their
// ids.
std::set<std::string> IndexWriter::Impl::remove(
    const Run& run, const std::vector<ArticleOutcome>& articles,
    GenerationEditor& editor, IndexingReport& report) const {
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
    require_prunable(input, ids.size(),
                     published().get_value_freq(schema::content_slot),
                     folder.path());
  }
  for (const std::string& id : ids) report.removed += editor.remove(id);
  removed.insert(ids.begin(), ids.end());
  return removed;
}

IndexWriter::IndexWriter(const fs::path& index, WriterSettings settings)
    : impl_(at_xapian_boundary(
          "cannot open index '" + index.string() + "'",
          [&] { return std::make_unique<Impl>(index, std::move(settings)); })) {
}

IndexWriter::~IndexWriter() = default;

IndexingReport IndexWriter::apply(const Batch& batch,
                                  const std::stop_token& stop) {
  return at_xapian_boundary(
      "cannot write index '" + impl_->folder.path().string() + "'",
      [&] { return impl_->apply(batch, stop); });
}

}  // namespace dateline
