#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "indexer/document/passage_document.hpp"

namespace dateline {

// The segments of a batch, by number from 0. Numbers may come in any order and
// from any thread, but all must come. AdjacentPassages are merged as soon as a
// run of them is complete, so that few databases are open at once however large
// the batch is; documents stay in the order of the numbers.
class SegmentTree {
 public:
  // Segments are written into `folder`, which exists.
  SegmentTree(std::filesystem::path folder, std::size_t run_length);

  // Writes segment `number`; no passages make no segment.
  void add(std::size_t number, const std::vector<PassageDocument>& passages);

  // What there is to merge, in order, when all numbers have come.
  std::vector<std::filesystem::path> segments() const;

 private:
  struct Place {
    std::size_t level;   // 0 is as written, 1 a merged run of these, ...
    std::size_t number;  // on its level
    auto operator<=>(const Place&) const = default;
  };
  using Segment = std::optional<std::filesystem::path>;  // nothing: is empty

  std::filesystem::path path_of(const Place& place) const;
  void settle(Place place, Segment segment);
  std::vector<Segment> take_run(const Place& place, const Segment& segment);
  Segment merge_run(const Place& target, const std::vector<Segment>& run) const;

  const std::filesystem::path folder_;
  const std::size_t run_length_;
  mutable std::mutex mutex_;
  std::map<Place, Segment> segments_;  // that are not yet in a merged run
};

}  // namespace dateline
