#include "indexer/batch/index_writer.hpp"

#include <algorithm>
#include <set>
#include <span>

#include "corpus/index/index_folder.hpp"
#include "corpus/index/index_schema.hpp"
#include "corpus/terms/analyser.hpp"
#include "indexer/batch/batch_pipeline.hpp"
#include "indexer/storage/generation_editor.hpp"
#include "indexer/storage/new_generation.hpp"
#include "indexer/storage/segment.hpp"
#include "indexer/storage/write_lock.hpp"
#include "indexer/storage/xapian_boundary.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view new_index_language = "en";

// A batch of up to a twentieth of the index costs less in place than a merge
// of the whole; the bounds keep small indexes and memory out of trouble.
constexpr std::size_t in_place_least = 5'000;
constexpr std::size_t in_place_most = 50'000;
constexpr std::size_t in_place_share = 20;

void refuse_other_folders(const IndexFolder& folder) {
  if (folder.current()) return;
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    const std::string name = entry.path().filename().string();
    if (name != "lock" && name != "XAPIANDB.new" &&
        !name.starts_with("generation-") && !name.starts_with("building-")) {
      throw IndexError("cannot make an index of '" + folder.path().string() +
                       "': the folder holds other files ('" + name +
                       "'); name a new folder");
    }
  }
}

// Makes the folder if need be and gives back the lock file's path. A folder of
// somebody's own is not made an index by a slip of the hand.
fs::path prepare(const IndexFolder& folder) {
  fs::create_directories(folder.path());
  refuse_other_folders(folder);
  return folder.lock();
}

void check_identity(const IndexIdentity& index, const IndexIdentity& ours,
                    bool language_matters, const fs::path& path) {
  const std::string cannot_open = "cannot open index '" + path.string() + "': ";
  if (index.schema != ours.schema) {
    throw IndexError(cannot_open + "built by schema " + index.schema +
                     ", this is schema " + ours.schema +
                     "; run dateline-index on a new folder");
  }
  if (index.analyser != ours.analyser) {
    throw IndexError(cannot_open +
                     "built by another version of the analyser; run "
                     "dateline-index on a new folder");
  }
  if (language_matters && index.default_language != ours.default_language) {
    throw IndexError(cannot_open + "its default language is '" +
                     index.default_language + "', not '" +
                     ours.default_language +
                     "'; leave the language out, or name a new folder");
  }
}

void check_stop(const std::stop_token& stop) {
  if (stop.stop_requested()) throw BatchStopped();
}

// The articles that are to go: named ones and those whose file is gone, but
// for those that the batch brings.
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

// Counts what became of the versions of one article in a batch, in the order of
// the input, and deletes all but the one that counts, which is the last.
void settle_versions(std::span<const ArticleOutcome> versions,
                     GenerationEditor& editor, BatchReport& report) {
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

// The same for all articles. `articles` is in the order of the input.
void settle(std::vector<ArticleOutcome> articles, GenerationEditor& editor,
            BatchReport& report) {
  std::ranges::stable_sort(articles, {}, &ArticleOutcome::id);
  for (auto first = articles.begin(); first != articles.end();) {
    const auto last = std::find_if(
        first, articles.end(),
        [&](const auto& article) { return article.id != first->id; });
    settle_versions({first, last}, editor, report);
    first = last;
  }
}

bool changes_anything(const BatchReport& report) {
  return report.added + report.replaced + report.removed > 0;
}

}  // namespace

struct IndexWriter::Impl {
  Impl(const fs::path& index, WriterSettings given);

  BatchReport apply(const Batch& batch, const std::stop_token& stop);

  Xapian::Database published() const;
  IndexIdentity identify() const;
  std::size_t in_place_limit() const;
  void delete_stale() const;

  void collect(const Batch& batch, BatchCollector& collector,
               const std::stop_token& stop) const;
  BatchReport write_in_place(const Batch& batch, BatchCollector& collector,
                             const std::stop_token& stop) const;
  BatchReport write_generation(const Batch& batch, BatchCollector& collector,
                               const std::stop_token& stop) const;
  BatchReport edit(const Batch& batch, BatchCollector& collector,
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
  IndexIdentity ours{
      std::to_string(schema::schema_version), analyser_fingerprint(),
      settings.default_language.value_or(std::string(new_index_language))};
  if (!folder.current()) return ours;
  const IndexIdentity index = IndexIdentity::of(published());
  check_identity(index, ours, settings.default_language.has_value(),
                 folder.path());
  return index;
}

std::size_t IndexWriter::Impl::in_place_limit() const {
  if (settings.in_place_limit) return *settings.in_place_limit;
  return std::clamp<std::size_t>(published().get_doccount() / in_place_share,
                                 in_place_least, in_place_most);
}

void IndexWriter::Impl::delete_stale() const {
  for (const fs::path& path : folder.stale()) fs::remove_all(path);
}

BatchReport IndexWriter::Impl::apply(const Batch& batch,
                                     const std::stop_token& stop) {
  BatchCollector collector(folder.path() / "building-batch", in_place_limit());
  collect(batch, collector, stop);
  BatchReport report = collector.on_disk()
                           ? write_generation(batch, collector, stop)
                           : write_in_place(batch, collector, stop);
  report.failed = collector.failures();
  report.text_bytes = collector.text_bytes();
  return report;
}

void IndexWriter::Impl::collect(const Batch& batch, BatchCollector& collector,
                                const std::stop_token& stop) const {
  ChunkReader reader(batch.paths, settings.chunk_bytes);
  const auto report = [&](BatchProgress::Phase phase) {
    for (const std::string& failure : collector.take_failures()) {
      if (batch.on_failure) batch.on_failure(failure);
    }
    if (!batch.on_progress) return;
    batch.on_progress({phase, reader.bytes_total(), reader.bytes_read(),
                       collector.text_bytes()});
  };
  run_pipeline(
      reader, collector, settings.threads,
      [&] { return ChunkWorker(published(), identity.default_language); },
      [&] { report(BatchProgress::Phase::reading); }, stop);
  check_stop(stop);
  report(BatchProgress::Phase::writing);
}

BatchReport IndexWriter::Impl::write_in_place(
    const Batch& batch, BatchCollector& collector,
    const std::stop_token& stop) const {
  const auto current = folder.current();
  NewGeneration fresh(folder);
  Xapian::WritableDatabase database(
      current.value_or(fresh.path()).string(),
      current ? Xapian::DB_OPEN : Xapian::DB_CREATE);
  database.begin_transaction();
  GenerationEditor editor(database);
  collector.each_passage(
      [&](const PassageDocument& passage) { editor.add(passage); });
  const BatchReport report = edit(batch, collector, editor);
  check_stop(stop);
  if (current && !changes_anything(report)) return report;
  database.commit_transaction();
  database.close();
  if (!current) fresh.publish();
  return report;
}

BatchReport IndexWriter::Impl::write_generation(
    const Batch& batch, BatchCollector& collector,
    const std::stop_token& stop) const {
  NewGeneration fresh(folder);
  std::vector<fs::path> sources = collector.segments();
  if (const auto current = folder.current()) {
    sources.insert(sources.begin(), *current);
  }
  merge(sources, fresh.path());
  check_stop(stop);
  // Not synced at each flush, but as a whole before it is published.
  Xapian::WritableDatabase database(fresh.path().string(),
                                    Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  GenerationEditor editor(database);
  editor.count(collector.statistics());
  const BatchReport report = edit(batch, collector, editor);
  database.commit();
  database.close();
  check_stop(stop);
  fresh.publish();
  delete_stale();
  return report;
}

// What is left to do when all passages of a batch are in the database.
BatchReport IndexWriter::Impl::edit(const Batch& batch,
                                    BatchCollector& collector,
                                    GenerationEditor& editor) const {
  BatchReport report;
  std::vector<ArticleOutcome> articles = collector.take_articles();
  for (const std::string& id : articles_to_remove(batch, editor, articles)) {
    if (editor.remove(id)) {
      ++report.removed;
    } else {
      report.not_found.push_back(id);
    }
  }
  settle(std::move(articles), editor, report);
  editor.describe(identity);
  return report;
}

IndexWriter::IndexWriter(const fs::path& index, WriterSettings settings)
    : impl_(at_xapian_boundary(
          "cannot open index '" + index.string() + "'",
          [&] { return std::make_unique<Impl>(index, std::move(settings)); })) {
}

IndexWriter::~IndexWriter() = default;

BatchReport IndexWriter::apply(const Batch& batch,
                               const std::stop_token& stop) {
  return at_xapian_boundary(
      "cannot write index '" + impl_->folder.path().string() + "'",
      [&] { return impl_->apply(batch, stop); });
}

}  // namespace dateline
