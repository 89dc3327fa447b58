#include "indexer/batch/batch_writer.hpp"

#include "corpus/index/index_folder.hpp"
#include "corpus/index/index_identity.hpp"
#include "indexer/batch/batch_run.hpp"
#include "indexer/storage/checksums.hpp"
#include "indexer/storage/durable_files.hpp"
#include "indexer/storage/index_check.hpp"
#include "indexer/storage/open_files.hpp"
#include "indexer/storage/publication.hpp"
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
  make_folder_durably(folder.path());
  if (const auto name = folder.foreign_file()) {
    throw IndexError("cannot make an index of '" + folder.path().string() +
                     "': the folder holds other files ('" + *name +
                     "'); name a new folder");
  }
  return folder.lock();
}

// The lock of the index. A writer that published nothing deletes the file of
// its lock, so that one that waited for it tries again.
std::unique_ptr<WriteLock> locked(const IndexFolder& folder,
                                  const WriterSettings& settings) {
  for (;;) {
    auto lock = std::make_unique<WriteLock>(
        prepare(folder, settings.must_exist), settings.lock_patience);
    if (lock->is_current()) return lock;
  }
}

// The folder and those above it that are not there, the lowest first.
std::vector<fs::path> missing_folders(const fs::path& folder) {
  std::vector<fs::path> missing;
  std::error_code ignored;
  fs::path path = fs::absolute(folder / "").parent_path();
  for (; !fs::exists(path, ignored) && path.has_relative_path();
       path = path.parent_path()) {
    missing.push_back(path);
  }
  return missing;
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

}  // namespace

bool is_index(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  return IndexFolder::is_index(names);
}

struct BatchWriter::Impl {
  Impl(const fs::path& index, WriterSettings given);
  ~Impl();
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  IndexingReport apply(const Batch& batch, const std::stop_token& stop);
  void take_steps(std::optional<MergeStep> (*next)(const Manifest&),
                  const std::stop_token& stop);
  void require_sound() const {
    lock->require_own();
    require_checksums(folder, manifest, settings.threads);
  }

  const IndexFolder folder;
  const WriterSettings settings;
  const std::vector<fs::path> made;  // folders, of a new index
  const std::unique_ptr<WriteLock> lock;
  std::size_t width = 2;      // of merges
  bool is_published = false;  // whether there is a manifest
  Manifest manifest;
};

BatchWriter::Impl::Impl(const fs::path& index, WriterSettings given)
    : folder(index),
      settings(std::move(given)),
      made(missing_folders(index)),
      lock(locked(folder, settings)) {
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

// An index of which nothing was published leaves no trace.
BatchWriter::Impl::~Impl() {
  if (!lock->is_own()) return;
  std::error_code ignored;
  if (fs::exists(folder.manifest(), ignored) || ignored) return;
  try {
    discard_index(folder);
  } catch (const IndexError&) {
    return;  // the next writer deletes what is left
  }
  for (const fs::path& path : made) fs::remove(path, ignored);
}

// The first batch is published even if it is empty, so that there is an index.
IndexingReport BatchWriter::Impl::apply(const Batch& batch,
                                        const std::stop_token& stop) {
  lock->require_own();
  BatchRun run(folder, manifest, settings, width, batch);
  IndexingReport report;
  try {
    report = run.run(stop);
  } catch (...) {
    discard_unpublished(folder, manifest);
    throw;
  }
  if (batch.dry_run) {
    discard_unpublished(folder, manifest);
    return report;
  }
  if (run.next() || !is_published) {
    Manifest next = run.next().value_or(manifest);
    publish(folder, next);
    manifest = std::move(next);
    is_published = true;
  }
  return report;
}

// Takes steps as long as there is a next one.
void BatchWriter::Impl::take_steps(
    std::optional<MergeStep> (*next)(const Manifest&),
    const std::stop_token& stop) {
  for (auto step = next(manifest); step && !stop.stop_requested();
       step = next(manifest)) {
    take_step(*step, {settings.threads, width}, folder, manifest);
  }
}

BatchWriter::BatchWriter(const fs::path& index, WriterSettings settings)
    : impl_(at_xapian_boundary(
          "cannot open index '" + index.string() + "'",
          [&] { return std::make_unique<Impl>(index, std::move(settings)); })) {
}

BatchWriter::~BatchWriter() = default;

IndexingReport BatchWriter::apply(const Batch& batch,
                                  const std::stop_token& stop) {
  const std::string index = "index '" + impl_->folder.path().string() + "'";
  const IndexingReport report = at_xapian_boundary(
      "cannot write " + index, [&] { return impl_->apply(batch, stop); });
  if (impl_->settings.merges && !batch.dry_run) {
    at_xapian_boundary(
        "cannot merge segments of " + index,
        [&] { impl_->take_steps(next_step, stop); },
        "the batch is in the index, and the merge is tried again by the next");
  }
  return report;
}

void BatchWriter::require_own() const { impl_->lock->require_own(); }

IndexSize BatchWriter::size() const {
  IndexSize size{impl_->manifest.segments.size(),
                 impl_->manifest.living().passages()};
  for (const SegmentEntry& segment : impl_->manifest.segments) {
    size.dead += segment.dead;
  }
  return size;
}

std::vector<std::string> BatchWriter::check() const {
  return at_xapian_boundary(
      "cannot check index '" + impl_->folder.path().string() + "'",
      [&] {
        return check_index(impl_->folder, impl_->manifest,
                           impl_->settings.threads);
      },
      "the index is as it was");
}

void BatchWriter::merge() {
  at_xapian_boundary(
      "cannot merge index '" + impl_->folder.path().string() + "'",
      [&] {
        impl_->require_sound();
        impl_->take_steps(merge_all, {});
      },
      "the index is as it was");
}

void BatchWriter::purge() {
  at_xapian_boundary(
      "cannot purge index '" + impl_->folder.path().string() + "'",
      [&] {
        impl_->require_sound();
        impl_->take_steps(purge_all, {});
      },
      "the segments that were purged before this one stay so");
}

}  // namespace dateline
