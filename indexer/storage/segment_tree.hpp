#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "indexer/document/passage_document.hpp"

namespace dateline {

// Writes the segments of a batch and merges neighbouring ones, level by level,
// as in a log-structured merge tree: as soon as all of a run of `run_length`
// are there, they become one segment of the next level. So few databases are
// open at once, however large the batch is, and documents keep the order of the
// segments' numbers. These count from 0 and may come in any order and from any
// thread, but none may be left out.
class SegmentTree {
 public:
  // Segments are written into `folder`, which must exist.
  SegmentTree(std::filesystem::path folder, std::size_t run_length);

  // Writes segment `number`, and merges the runs that it completes. Without
  // passages it writes nothing, but the number counts.
  void add(std::size_t number, const std::vector<PassageDocument>& passages);

  // Writes passages of segment `number` that come before those of add(). The
  // pieces of a segment come one after the other.
  void add_piece(std::size_t number, std::span<const PassageDocument> passages);

  // The segments that are left, in the order of the numbers, when all have
  // come.
  std::vector<std::filesystem::path> segments() const;

 private:
  struct Place {
    std::size_t level;   // 0 as written, 1 a merged run of those, ...
    std::size_t number;  // on its level, from 0
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes <=> for a 0.
    auto operator<=>(const Place&) const = default;
  };
  using Segment = std::optional<std::filesystem::path>;  // nothing if empty

  std::filesystem::path path_of(const Place& place) const;
  // What is written of a segment whose number has not come yet.
  struct Pieces {
    std::vector<std::filesystem::path> paths;
    std::size_t written = 0;
  };

  Pieces& pieces_of(std::size_t number);
  std::vector<std::filesystem::path> take_pieces(std::size_t number);
  void merge_into(const std::filesystem::path& target,
                  const std::vector<std::filesystem::path>& sources);
  void merge_complete_runs(Place place, Segment segment);
  std::vector<Segment> take_run(const Place& place, const Segment& segment);
  Segment merge_run(const Place& target, const std::vector<Segment>& run);

  const std::filesystem::path folder_;
  const std::size_t run_length_;
  mutable std::mutex mutex_;
  std::mutex merging_;                 // held by the one merge at a time
  std::map<Place, Segment> segments_;  // that are in no merged run yet
  std::map<std::size_t, Pieces> pieces_;
};

}  // namespace dateline
