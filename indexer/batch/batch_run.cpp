#include "indexer/batch/batch_run.hpp"

#include <chrono>
#include <filesystem>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/segment_files.hpp"
#include "dateline/error.hpp"
#include "indexer/batch/batch_pipeline.hpp"
#include "indexer/batch/copies.hpp"
#include "indexer/batch/input_outcomes.hpp"
#include "indexer/batch/pruning.hpp"
#include "indexer/batch/versions.hpp"
#include "indexer/storage/checksums.hpp"
#include "indexer/storage/publication.hpp"
#include "indexer/storage/segment.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

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

KnownFiles known_files(const IndexFolder& folder, const Manifest& manifest) {
  if (!manifest.known_files) return {};
  return KnownFiles::decode(read_whole(folder.path(), *manifest.known_files));
}

// In ns since 1970, as file systems count.
std::int64_t now() {
  using std::chrono::nanoseconds;
  const auto time = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<nanoseconds>(time).count();
}

// A file that was read by other rules may give other articles.
std::uint64_t hash_of(const fs::path& root, const FieldNames& names) {
  return checksum_of(DATELINE_VERSION "\n" + names.mapped() + '\n' +
                     root.native());
}

bool changes_anything(const IndexingReport& report) {
  return report.added + report.replaced + report.copies + report.removed > 0;
}

}  // namespace

BatchRun::BatchRun(const IndexFolder& folder, const Manifest& published,
                   const WriterSettings& settings, std::size_t width,
                   const Batch& batch)
    : folder_(folder),
      published_(published),
      settings_(settings),
      batch_(batch),
      prunes_(batch.prune),
      known_(known_files(folder, published)),
      reading_{now(), 0, {}, {}},
      reader_(batch.paths, reading_rules(), settings.chunk_bytes),
      collector_(folder.building(), settings.memory_limit, width),
      segments_(open_segments(folder, published)),
      copies_(read_copies(folder.path(), published)) {}

IndexingReport BatchRun::run(const std::stop_token& stop) {
  require_checksums(folder_, published_, settings_.threads);
  prunes_ = prunes_ && may_prune(missing_files(reader_.input()));
  collect(stop);
  IndexingReport report = write(stop);
  report.unread_dates = collector_.unread_dates();
  report.passed_over += reader_.input().passed_over.size();
  report.text_bytes = collector_.text_bytes();
  return report;
}

ReadingRules BatchRun::reading_rules() const {
  ReadingRules rules;
  rules.root =
      batch_.root.empty() ? published_.root : canonical_folder(batch_.root);
  rules.is_index = IndexFolder::is_index;
  rules.names = batch_.names;
  rules.standard_input = batch_.standard_input;
  if (!batch_.reread) {
    rules.last_read = [this, hash = hash_of(rules.root, rules.names)](
                          const std::string& origin,
                          const FileStamp& stamp) -> std::optional<TableTrace> {
      const KnownFile* known = known_.find(origin);
      const bool is_same =
          known != nullptr && known->rules == hash && known->stamp == stamp;
      return is_same ? std::optional(known->tables) : std::nullopt;
    };
  }
  return rules;
}

void BatchRun::collect(const std::stop_token& stop) {
  const auto report = [&](IndexingProgress::Phase phase) {
    for (const BatchMessage& message : collector_.take_messages()) {
      if (batch_.on_message) batch_.on_message(message);
      if (batch_.on_outcome && message.kind == BatchMessage::Kind::failure) {
        batch_.on_outcome(failure_of(message, reader_.input()));
      }
    }
    if (!batch_.on_progress) return;
    batch_.on_progress({phase, reader_.bytes_total(), reader_.bytes_read(),
                        collector_.text_bytes()});
  };
  const PublishedArticles articles(segments_, copies_);
  run_pipeline(
      reader_, collector_, settings_.threads,
      [&] {
        return ChunkWorker(articles, published_.identity.default_language,
                           batch_.on_outcome != nullptr,
                           [this](std::size_t chunk, const auto& passages) {
                             collector_.add_piece(chunk, passages);
                           });
      },
      [&] { report(IndexingProgress::Phase::reading); }, stop);
  check_stop(stop);
  report(IndexingProgress::Phase::writing);
}

IndexingReport BatchRun::write(const std::stop_token& stop) {
  IndexEditor editor(folder_, segments_, std::move(copies_));
  if (write_segment()) editor.add(collector_.contents());
  check_stop(stop);
  IndexingReport report = edit(editor);
  report.failed = collector_.failures();
  require_strict(report);
  const std::optional<std::string> known_files = learn_files();
  const bool changes = changes_anything(report) || known_files ||
                       reader_.root() != published_.root;
  if (changes && !batch_.dry_run) {
    next_ = published_;
    editor.write(*next_);
    next_->root = reader_.root();
    if (known_files) set_known_files(folder_, *known_files, *next_);
    check_stop(stop);
  }
  return report;
}

// Returns what is known of files after the batch, if that is not what was known
// before.
std::optional<std::string> BatchRun::learn_files() {
  const std::set<std::size_t>& failed = collector_.failed_files();
  reading_.incomplete.insert(failed.begin(), failed.end());
  reading_.rules = hash_of(reader_.root(), batch_.names);
  update(known_, reader_.input(), reading_);
  std::string content = known_.encode();
  const std::uint64_t before = published_.known_files
                                   ? published_.known_files->checksum
                                   : checksum_of(KnownFiles().encode());
  if (checksum_of(content) == before) return std::nullopt;
  return content;
}

// Writes the passages of the batch as building_segment(). Returns whether there
// are any.
bool BatchRun::write_segment() {
  const fs::path segment = folder_.building_segment();
  fs::remove_all(segment);
  if (collector_.contents().passages() == 0) return false;
  if (collector_.on_disk()) {
    dateline::merge(collector_.segments(), segment, RecordStorage::compressed);
  } else {
    dateline::write_segment(segment, collector_.take_passages(),
                            RecordStorage::compressed);
  }
  return true;
}

// Removes articles and old versions. The batch's passages must be in the editor
// already.
IndexingReport BatchRun::edit(IndexEditor& editor) {
  IndexingReport report;
  std::vector<ArticleOutcome> articles = collector_.take_articles();
  const UnreadFiles unread = unread_files(reader_.input());
  mark_outdated(articles, unread);
  remove(articles, unread, editor, report);
  KeptVersions kept = keep_last_versions(articles, reader_.input(),
                                         batch_.on_message, editor, report);
  reading_.incomplete = std::move(kept.files_of_others);
  unite_copies(kept.changed, editor, report);
  for (const ArticleOutcome& article : articles) {
    if (article.published) reading_.bereft.insert(article.published->origin);
  }
  find_stale(articles, editor);
  count_unread(reader_.input(), known_, report);
  if (batch_.on_outcome) tell_outcomes(articles);
  return report;
}

// Throws if the batch is strict and something of it is not as it should be.
void BatchRun::require_strict(const IndexingReport& report) const {
  const std::uint64_t wrong =
      report.failed + report.collided + report.not_found.size();
  if (!batch_.strict || wrong == 0) return;
  throw IndexError("cannot add the batch to index '" + folder_.path().string() +
                   "': " + std::to_string(wrong) +
                   " of its inputs failed, collided or are not there to be "
                   "removed; nothing was changed. Mend them, or "
                   "commit without being strict (--strict)");
}

void BatchRun::tell_outcomes(
    const std::vector<ArticleOutcome>& articles) const {
  for (const ArticleOutcome& article : articles) {
    batch_.on_outcome(*article.facts);
  }
  for (const PassedOver& input : reader_.input().passed_over) {
    batch_.on_outcome(passed_over(input));
  }
  tell_unread(reader_.input(), known_, batch_.on_outcome);
}

// A file is not known as long as the index has articles of it that it holds no
// longer, because they are found and removed by reading the file.
void BatchRun::find_stale(const std::vector<ArticleOutcome>& articles,
                          const IndexEditor& editor) {
  const InputList& input = reader_.input();
  std::optional<std::unordered_set<std::string>> read;
  for (std::size_t i = 0; i < input.files.size(); ++i) {
    const InputFile& file = input.files[i];
    if (file.is_unchanged || file.is_standard_input()) continue;
    const std::string origin = input.origin_of(file);
    if (!editor.has_published(origin)) continue;
    if (!read) read = values_of(articles);
    if (!editor.others_of(origin, *read).empty()) reading_.incomplete.insert(i);
  }
}

// Removes the articles that the batch names and, if it prunes, those that are
// no longer in the archive; but none that the batch also adds, or would if it
// read all files.
void BatchRun::remove(const std::vector<ArticleOutcome>& articles,
                      const UnreadFiles& unread, IndexEditor& editor,
                      IndexingReport& report) {
  const std::set missed(batch_.remove.begin(), batch_.remove.end());
  std::set ids = missed;
  ids.insert(batch_.remove_if_there.begin(), batch_.remove_if_there.end());
  if (ids.empty() && !prunes_) return;
  std::set<std::string> removed;
  const auto kept = values_of(articles);
  for (const std::string& id : ids) {
    if (kept.contains(schema::article_value(id))) continue;
    const auto origin = editor.origin_of(id);
    if (!origin) {
      if (missed.contains(id)) report.not_found.push_back(id);
    } else if (!unread.contains(*origin)) {
      editor.remove(id);
      removed.insert(id);
      reading_.bereft.insert(*origin);
    }
  }
  if (prunes_) removed.merge(prune(kept, editor));
  report.removed = removed.size();
}

// Whether the batch prunes in spite of what may stand against it.
bool BatchRun::may_prune(const std::optional<std::string>& refusal) const {
  if (!refusal || batch_.force_prune) return true;
  if (batch_.on_prune_refused) {
    batch_.on_prune_refused(*refusal);
    return false;
  }
  throw IndexError("cannot prune index '" + folder_.path().string() +
                   "': " + *refusal + "; nothing was changed. " +
                   std::string(pruning_remedy));
}

// Returns the ids of the articles that it removes.
std::set<std::string> BatchRun::prune(
    const std::unordered_set<std::string>& kept, IndexEditor& editor) const {
  const InputList& input = reader_.input();
  const auto ids = articles_to_prune(input, collector_, kept, editor);
  std::set<std::string> removed;
  if (!may_prune(suspicious_pruning(input, ids.size(),
                                    published_.living().articles))) {
    return removed;
  }
  for (const std::string& id : ids) {
    if (editor.remove(id)) removed.insert(id);
  }
  return removed;
}

}  // namespace dateline
