#include "indexer/storage/segment_merger.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include "corpus/index/segment_files.hpp"
#include "indexer/document/passage_document.hpp"
#include "indexer/storage/open_segment.hpp"
#include "indexer/storage/publication.hpp"
#include "indexer/storage/segment.hpp"
#include "indexer/storage/segment_tree.hpp"
#include "indexer/storage/stored_document.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

// Passages of one piece of work, and of one small database.
constexpr Xapian::docid passages_per_piece = 1'000;

// Writes the living passages of segments as a new one, by several threads.
class SegmentRewriter {
 public:
  SegmentRewriter(const IndexFolder& folder,
                  const std::vector<OpenSegment>& segments,
                  const MergeSettings& settings)
      : folder_(folder),
        segments_(segments),
        threads_(settings.threads),
        tree_(folder.building(), settings.width) {}

  void run() {
    fs::remove_all(folder_.building());
    fs::create_directory(folder_.building());
    cut();
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
  struct Range {
    std::size_t segment;
    Xapian::docid first, last;
  };
  using Piece = std::vector<Range>;

  // Makes pieces of equal size, of several segments if these are small.
  void cut() {
    Xapian::docid room = 0;  // in the last piece
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Xapian::docid end = segments_[i].entry.passages + 1;
      for (Xapian::docid id = 1; id < end;) {
        if (room == 0) {
          pieces_.emplace_back();
          room = passages_per_piece;
        }
        const Xapian::docid size = std::min(room, end - id);
        pieces_.back().push_back({i, id, id + size - 1});
        id += size;
        room -= size;
      }
    }
  }

  void work() {
    try {
      DocumentBuilder builder("");
      for (std::size_t i = next_++; !failed_ && i < pieces_.size();
           i = next_++) {
        std::vector<PassageDocument> passages;
        for (const Range& range : pieces_[i]) {
          add_documents(range, builder, passages);
        }
        tree_.add(i, passages);
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      failed_ = true;
    }
  }

  void add_documents(const Range& range, DocumentBuilder& builder,
                     std::vector<PassageDocument>& documents) const {
    const OpenSegment own = reopened(folder_, segments_[range.segment]);
    for (Xapian::docid id = range.first; id <= range.last; ++id) {
      if (own.tombstone->is_dead(id)) continue;
      documents.push_back(stored_document(own, id, builder));
    }
  }

  const IndexFolder& folder_;
  const std::vector<OpenSegment>& segments_;
  const unsigned threads_;
  SegmentTree tree_;
  std::vector<Piece> pieces_;
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
    const std::vector<OpenSegment> open = open_segments(folder, one);
    SegmentRewriter(folder, open, settings).run();
    for (const SegmentEntry& segment : segments) entry.passages -= segment.dead;
  } else {
    const Tombstone dead = merge_segments(folder, segments);
    if (!dead.dead().empty()) add_tombstone(folder, dead, entry, next);
  }
  add_segment(folder, std::move(entry), next);
  publish(folder, next);
  manifest = std::move(next);
}

}  // namespace dateline
