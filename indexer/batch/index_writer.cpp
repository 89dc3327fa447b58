#include "indexer/batch/index_writer.hpp"

#include <algorithm>
#include <set>
#include <span>

#include "corpus/index/index_folder.hpp"
#include "corpus/index/index_identity.hpp"
#include "indexer/batch/batch_pipeline.hpp"
#include "indexer/storage/generation.hpp"
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

// Ids of the articles to remove: those that the batch names and, if it prunes,
// those whose file is gone; but none that the batch also adds.
std::set<std::string> articles_to_remove(
    const Batch& batch, const GenerationEditor& editor,
    const std::vector<ArticleOutcome>& articles) {
  std::set<std::string> ids(batch.remove.begin(), batch.remove.end());
  if (batch.prune) {
    for (std::string& id : editor.vanished()) ids.insert(std::move(id));
  }
  for (const ArticleOutcome& article : articles) ids.erase(article.id);
  return ids;
}

// Deletes all versions of an article but the last, and counts what became of
// it. `versions` are those of one article in the batch, in the order of the
// input; if the last is unchanged, the published version is the one to keep.
void keep_last_version(std::span<const ArticleOutcome> versions,
                       GenerationEditor& editor, IndexingReport& report) {
  using State = ArticleOutcome::State;
  const ArticleOutcome& last = versions.back();
  report.duplicate += versions.size() - 1;
  report.added += last.state == State::added;
  report.replaced += last.state == State::replaced;
  report.unchanged += last.state == State::unchanged;
  report.passages += last.passages;
  if (versions.size() == 1 && last.state != State::replaced) return;
  if (last.state == State::unchanged) {
    editor.keep_oldest(last.id);
  } else {
    editor.keep_newest(last.id);
  }
}

// Does so for every article of the batch, given in the order of the input.
void keep_last_versions(std::vector<ArticleOutcome> articles,
                        GenerationEditor& editor, IndexingReport& report) {
  std::ranges::stable_sort(articles, {}, &ArticleOutcome::id);
  for (auto first = articles.begin(); first != articles.end();) {
    const auto last = std::find_if(
        first, articles.end(),
        [&](const auto& article) { return article.id != first->id; });
    keep_last_version({first, last}, editor, report);
    first = last;
  }
}

bool changes_anything(const IndexingReport& report) {
  return report.added + report.replaced + report.removed > 0;
}

}  // namespace

struct IndexWriter::Impl {
  Impl(const fs::path& index, WriterSettings given);

  IndexingReport apply(const Batch& batch, const std::stop_token& stop);

  Xapian::Database published() const;
  IndexIdentity identify() const;
  std::size_t in_place_limit() const;
  void delete_stale() const;

  void collect(const Batch& batch, BatchCollector& collector,
               const std::stop_token& stop) const;
  IndexingReport write_in_place(const Batch& batch, BatchCollector& collector,
                                const std::stop_token& stop) const;
  IndexingReport write_generation(const Batch& batch, BatchCollector& collector,
                                  const std::stop_token& stop) const;
  IndexingReport edit(const Batch& batch, BatchCollector& collector,
                      GenerationEditor& editor) const;

  const IndexFolder folder;
  const WriterSettings settings;
  const WriteLock lock;
  const IndexIdentity identity;
};

IndexWriter::Impl::Impl(const fs::path& index, WriterSettings given)
    : folder(index),
      settings(std::move(given)),
      lock(prepare(folder), settings.lock_patience),
      identity(identify()) {
  delete_stale();
}

Xapian::Database IndexWriter::Impl::published() const {
  const auto current = folder.current();
  return current ? Xapian::Database(current->string()) : Xapian::Database();
}

IndexIdentity IndexWriter::Impl::identify() const {
  if (!folder.current()) {
    return own_identity(
        settings.default_language.value_or(std::string(new_index_language)));
  }
  const IndexIdentity index = identity_of(published());
  check_compatible(index, settings.default_language, folder.path());
  return index;
}

std::size_t IndexWriter::Impl::in_place_limit() const {
  if (settings.in_place_limit) return *settings.in_place_limit;
  return std::clamp<std::size_t>(published().get_doccount() / in_place_share,
                                 min_in_place_limit, max_in_place_limit);
}

void IndexWriter::Impl::delete_stale() const {
  for (const fs::path& path : folder.stale()) fs::remove_all(path);
}

IndexingReport IndexWriter::Impl::apply(const Batch& batch,
                                        const std::stop_token& stop) {
  BatchCollector collector(folder.building(), in_place_limit());
  collect(batch, collector, stop);
  IndexingReport report = collector.on_disk()
                              ? write_generation(batch, collector, stop)
                              : write_in_place(batch, collector, stop);
  report.failed = collector.failures();
  report.unread_dates = collector.unread_dates();
  report.text_bytes = collector.text_bytes();
  return report;
}

void IndexWriter::Impl::collect(const Batch& batch, BatchCollector& collector,
                                const std::stop_token& stop) const {
  ChunkReader reader(batch.paths, settings.chunk_bytes);
  const auto report = [&](IndexingProgress::Phase phase) {
    const auto messages = collector.take_messages();
    for (const std::string& failure : messages.failures) {
      if (batch.on_failure) batch.on_failure(failure);
    }
    for (const std::string& unread : messages.unread_dates) {
      if (batch.on_unread_date) batch.on_unread_date(unread);
    }
    if (!batch.on_progress) return;
    batch.on_progress({phase, reader.bytes_total(), reader.bytes_read(),
                       collector.text_bytes()});
  };
  run_pipeline(
      reader, collector, settings.threads,
      [&] { return ChunkWorker(published(), identity.default_language); },
      [&] { report(IndexingProgress::Phase::reading); }, stop);
  check_stop(stop);
  report(IndexingProgress::Phase::writing);
}

IndexingReport IndexWriter::Impl::write_in_place(
    const Batch& batch, BatchCollector& collector,
    const std::stop_token& stop) const {
  const auto current = folder.current();
  NewGeneration generation(folder);
  Xapian::WritableDatabase database(
      current.value_or(generation.path()).string(),
      current ? Xapian::DB_OPEN : Xapian::DB_CREATE);
  database.begin_transaction();
  GenerationEditor editor(database, folder.path());
  collector.each_passage(
      [&](const PassageDocument& passage) { editor.add(passage); });
  const IndexingReport report = edit(batch, collector, editor);
  check_stop(stop);
  if (current && !changes_anything(report)) return report;
  database.commit_transaction();
  database.close();
  if (!current) generation.publish();
  return report;
}

IndexingReport IndexWriter::Impl::write_generation(
    const Batch& batch, BatchCollector& collector,
    const std::stop_token& stop) const {
  NewGeneration generation(folder);
  std::vector<fs::path> sources = collector.segments();
  if (const auto current = folder.current()) {
    sources.insert(sources.begin(), *current);
  }
  merge(sources, generation.path());
  check_stop(stop);
  // Publishing syncs the files, so that not every flush has to.
  Xapian::WritableDatabase database(generation.path().string(),
                                    Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  GenerationEditor editor(database, folder.path());
  editor.add_statistics(collector.statistics());
  const IndexingReport report = edit(batch, collector, editor);
  database.commit();
  database.close();
  check_stop(stop);
  generation.publish();
  delete_stale();
  return report;
}

// Removes articles and old versions, and writes the metadata. The batch's
// passages must be in the database already.
IndexingReport IndexWriter::Impl::edit(const Batch& batch,
                                       BatchCollector& collector,
                                       GenerationEditor& editor) const {
  IndexingReport report;
  std::vector<ArticleOutcome> articles = collector.take_articles();
  for (const std::string& id : articles_to_remove(batch, editor, articles)) {
    if (editor.remove(id)) {
      ++report.removed;
    } else {
      report.not_found.push_back(id);
    }
  }
  keep_last_versions(std::move(articles), editor, report);
  editor.write_metadata(identity);
  return report;
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
