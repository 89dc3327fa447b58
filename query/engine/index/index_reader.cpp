#include "query/engine/index/index_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/index/index_identity.hpp"
#include "corpus/index/index_trouble.hpp"
#include "corpus/index/segment_files.hpp"
#include "dateline/error.hpp"

namespace dateline {

IndexReader::IndexReader(std::filesystem::path index)
    : folder_(std::move(index)) {
  reading([] {});
}

void IndexReader::fail(const std::string& reason) const {
  throw IndexError("cannot read index '" + folder_.path().string() +
                   "': " + reason);
}

void IndexReader::fail(const Xapian::Error& error) const {
  const char* system = error.get_error_string();
  const std::string reason =
      error.get_msg() +
      (system == nullptr ? "" : " (" + std::string(system) + ")");
  if (const std::error_code code = quoted_error(reason)) {
    fail(reason + "; " + std::string(index_remedy(code, IndexAccess::read)));
  }
  const bool is_of_database =
      std::string_view(error.get_type()).starts_with("Database");
  fail(is_of_database ? reason + "; " + std::string(damaged_index_remedy())
                      : error.get_type() + (": " + reason));
}

void IndexReader::fail(const std::filesystem::path& file,
                       const std::error_code& error) const {
  fail(file.string() + ": " + error.message() + "; " +
       std::string(index_remedy(error, IndexAccess::read)));
}

std::string IndexReader::current_manifest() const {
  std::optional<std::string> text = folder_.read_manifest();
  if (!text) {
    folder_.require_complete();
    fail("there is none; make it with dateline-index, or name another");
  }
  return *std::move(text);
}

// A writer deletes the segments that its batch replaced, and may do so between
// the reading of a manifest and the opening of its segments. Then there is a
// newer manifest to open.
void IndexReader::refresh() {
  std::string text = current_manifest();
  while (text != text_) {
    try {
      open(text);
      return;
    } catch (...) {
      std::string newer = current_manifest();
      if (newer == text) {
        throw;
      }
      text = std::move(newer);
    }
  }
}

void IndexReader::open(const std::string& text) {
  Manifest manifest = decode_manifest(text, folder_.path());
  check_identity(manifest.identity, folder_.path());
  Segments segments = open_segments(manifest);
  std::vector<PassageDatabase::Segment> in_order;
  for (const SegmentEntry& entry : manifest.segments) {
    in_order.push_back(segments.at(entry.uuid));
  }
  read_copies(manifest);
  database_ = PassageDatabase(std::move(in_order));
  segments_ = std::move(segments);
  manifest_ = std::move(manifest);
  text_ = text;
  ++state_;
  set_statistics();
}

// The file may be gone when the copies are wanted.
void IndexReader::read_copies(const Manifest& manifest) {
  if (manifest.copies == manifest_.copies) return;
  copies_file_ = manifest.copies ? read_whole(folder_.path(), *manifest.copies)
                                 : std::string();
  copies_.reset();
}

std::shared_ptr<const ArticleCopies> IndexReader::shared_copies() const {
  if (!copies_) {
    copies_ = std::make_shared<const ArticleCopies>(
        copies_file_.empty() ? ArticleCopies()
                             : ArticleCopies::decode(copies_file_));
  }
  return copies_;
}

const ArticleCopies& IndexReader::copies() const { return *shared_copies(); }

PassageDatabase::Segment IndexReader::open_segment(
    const std::filesystem::path& path) {
  PassageDatabase::Segment segment;
  segment.database = Xapian::Database(path.string());
  segment.files = std::make_shared<const PassageFiles>(path);
  segment.postings =
      std::make_shared<SegmentPostings>(path, segment.database.get_doccount());
  return segment;
}

// Databases that are open already stay so, and so do tombstones.
IndexReader::Segments IndexReader::open_segments(
    const Manifest& manifest) const {
  Segments segments;
  for (const SegmentEntry& entry : manifest.segments) {
    const auto known = segments_.find(entry.uuid);
    if (known == segments_.end()) {
      require_files(folder_.path(), entry);
    }
    const std::filesystem::path path = folder_.path() / entry.name;
    PassageDatabase::Segment segment =
        known != segments_.end() ? known->second : open_segment(path);
    if (segment.tombstone == nullptr || !has_tombstone_of(entry)) {
      segment.tombstone = std::make_shared<const Tombstone>(
          read_tombstone(folder_.path(), entry));
    }
    segments.emplace(entry.uuid, std::move(segment));
  }
  return segments;
}

// Whether the tombstone of a segment is the one that is open.
bool IndexReader::has_tombstone_of(const SegmentEntry& segment) const {
  return std::ranges::any_of(manifest_.segments,
                             [&](const SegmentEntry& known) {
                               return known.uuid == segment.uuid &&
                                      known.tombstone == segment.tombstone;
                             });
}

IndexReader::Storage IndexReader::storage() const {
  Storage storage;
  storage.bytes = text_.size();
  storage.written = std::filesystem::last_write_time(folder_.manifest());
  storage.segments = manifest_.segments.size();
  for (const SegmentEntry& segment : manifest_.segments) {
    storage.dead += segment.dead;
    for (const FileEntry& file : segment.files) {
      storage.bytes += file.bytes;
      (file.name == records_file  ? storage.records
       : file.name == traces_file ? storage.traces
                                  : storage.postings) += file.bytes;
    }
    storage.bytes += segment.tombstone ? segment.tombstone->bytes : 0;
  }
  for (const FileEntry& list : manifest_.lists()) storage.bytes += list.bytes;
  return storage;
}

void IndexReader::set_statistics() {
  const Contents living = manifest_.living();
  newest_date_ = living.newest_date;
  languages_.clear();
  for (const auto& [language, counts] : living.languages) {
    const auto passages = static_cast<double>(counts.passages);
    languages_[language] = {
        passages, std::max(1.0, static_cast<double>(counts.tokens) / passages)};
  }
}

}  // namespace dateline
