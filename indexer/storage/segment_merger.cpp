#include "indexer/storage/segment_merger.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/segment_files.hpp"
#include "indexer/document/passage_document.hpp"
#include "indexer/storage/open_segment.hpp"
#include "indexer/storage/publication.hpp"
#include "indexer/storage/segment.hpp"
#include "indexer/storage/segment_tree.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

// Passages of one piece of work, and of one small database.
constexpr Xapian::docid passages_per_piece = 1'000;

// The document of a passage as it was first written.
PassageDocument stored_document(const OpenSegment& segment, Xapian::docid id,
                                DocumentBuilder& builder) {
  const Xapian::Document stored = segment.database.get_document(id);
  PassageDocument document;
  document.data = segment.files->records.at(id);
  builder.restore_terms(decode_passage_record(document.data), document);
  document.date = stored.get_value(schema::date_slot);
  document.article = stored.get_value(schema::article_slot);
  document.content = stored.get_value(schema::content_slot);
  document.trace = segment.files->traces.at(id);
  document.outlet = stored.get_value(schema::source_slot);
  return document;
}

// Writes the living passages of a segment as a new one, by several threads.
class SegmentRewriter {
 public:
  SegmentRewriter(const IndexFolder& folder, const OpenSegment& segment,
                  const MergeSettings& settings)
      : folder_(folder),
        segment_(segment),
        threads_(settings.threads),
        tree_(folder.building(), settings.width) {}

  void run() {
    fs::remove_all(folder_.building());
    fs::create_directory(folder_.building());
    {
      std::vector<std::jthread> pool;
      for (unsigned i = 0; i < threads_; ++i) {
        pool.emplace_back([this] { work(); });
      }
    }
    if (failure_) std::rethrow_exception(failure_);
    merge(tree_.segments(), folder_.building_segment(),
          RecordStorage::compressed);
    fs::remove_all(folder_.building());
  }

 private:
  void work() {
    try {
      const OpenSegment own = reopened(folder_, segment_);
      DocumentBuilder builder("");
      for (std::size_t piece = next_++;
           !failed_ && piece * passages_per_piece < own.entry.passages;
           piece = next_++) {
        tree_.add(piece, documents(own, piece, builder));
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      failed_ = true;
    }
  }

  static std::vector<PassageDocument> documents(const OpenSegment& segment,
                                                std::size_t piece,
                                                DocumentBuilder& builder) {
    const auto first =
        static_cast<Xapian::docid>(piece * passages_per_piece + 1);
    const Xapian::docid last =
        std::min(segment.entry.passages, first + passages_per_piece - 1);
    std::vector<PassageDocument> documents;
    for (Xapian::docid id = first; id <= last; ++id) {
      if (segment.tombstone->is_dead(id)) continue;
      documents.push_back(stored_document(segment, id, builder));
    }
    return documents;
  }

  const IndexFolder& folder_;
  const OpenSegment& segment_;
  const unsigned threads_;
  SegmentTree tree_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

// Merges segments as they are into building_segment(). Returns what is dead
// there.
Tombstone merge_segments(const IndexFolder& folder,
                         const std::vector<SegmentEntry>& segments) {
  std::vector<fs::path> sources;
  Tombstone dead;
  std::uint32_t offset = 0;
  for (const SegmentEntry& segment : segments) {
    sources.push_back(folder.path() / segment.name);
    dead = dead.joined(read_tombstone(folder.path(), segment), offset);
    offset += segment.passages;
  }
  merge(sources, folder.building_segment(), RecordStorage::compressed);
  return dead;
}

SegmentEntry united(const std::vector<SegmentEntry>& segments) {
  SegmentEntry entry;
  for (const SegmentEntry& segment : segments) {
    entry.passages += segment.passages;
    entry.living.add(segment.living);
  }
  return entry;
}

// Takes the segments of a step out of the manifest.
std::vector<SegmentEntry> take_segments(const MergeStep& step,
                                        Manifest& manifest) {
  std::vector<SegmentEntry> taken, left;
  for (std::size_t i = 0; i < manifest.segments.size(); ++i) {
    const bool is_in =
        std::ranges::find(step.segments, i) != step.segments.end();
    (is_in ? taken : left).push_back(std::move(manifest.segments[i]));
  }
  manifest.segments = std::move(left);
  return taken;
}

}  // namespace

void take_step(const MergeStep& step, const MergeSettings& settings,
               const IndexFolder& folder, Manifest& manifest) {
  Manifest next = manifest;
  const std::vector<SegmentEntry> segments = take_segments(step, next);
  for (const SegmentEntry& segment : segments) {
    require_checksums(folder.path(), segment);
  }
  fs::remove_all(folder.building_segment());
  SegmentEntry entry = united(segments);
  if (step.rewrites) {
    Manifest one = manifest;
    one.segments = segments;
    SegmentRewriter(folder, open_segments(folder, one).front(), settings).run();
    entry.passages -= segments.front().dead;
  } else {
    const Tombstone dead = merge_segments(folder, segments);
    if (!dead.dead().empty()) add_tombstone(folder, dead, entry, next);
  }
  add_segment(folder, std::move(entry), next);
  publish(folder, next);
  manifest = std::move(next);
}

}  // namespace dateline
