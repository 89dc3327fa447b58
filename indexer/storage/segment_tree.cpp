#include "indexer/storage/segment_tree.hpp"

#include <algorithm>
#include <string>

#include "indexer/storage/segment.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

// The postings of a segment are in memory while it is written, and a large
// article can have as many terms as a whole archive.
constexpr std::size_t max_passages_in_memory = 5'000;

}  // namespace

SegmentTree::SegmentTree(fs::path folder, std::size_t run_length)
    : folder_(std::move(folder)), run_length_(run_length) {}

void SegmentTree::add(std::size_t number,
                      const std::vector<PassageDocument>& passages) {
  const Place place{0, number};
  Segment segment;
  const std::span<const PassageDocument> all(passages);
  for (std::size_t at = 0; at < all.size(); at += max_passages_in_memory) {
    add_piece(number, all.subspan(at, std::min(max_passages_in_memory,
                                               all.size() - at)));
  }
  const std::vector<fs::path> pieces = take_pieces(number);
  if (!pieces.empty()) {
    segment = path_of(place);
    if (pieces.size() == 1) {
      fs::rename(pieces.front(), *segment);
    } else {
      merge_into(*segment, pieces);
    }
  }
  merge_complete_runs(place, std::move(segment));
}

void SegmentTree::add_piece(std::size_t number,
                            std::span<const PassageDocument> passages) {
  Pieces& pieces = pieces_of(number);
  const std::string path = path_of({0, number}).native() + "-";
  pieces.paths.emplace_back(path + std::to_string(pieces.written++));
  write_segment(pieces.paths.back(), passages, RecordStorage::plain);
  if (pieces.paths.size() < run_length_) return;
  const fs::path merged = path + std::to_string(pieces.written++);
  merge_into(merged, pieces.paths);
  pieces.paths = {merged};
}

SegmentTree::Pieces& SegmentTree::pieces_of(std::size_t number) {
  const std::lock_guard lock(mutex_);
  return pieces_[number];
}

std::vector<fs::path> SegmentTree::take_pieces(std::size_t number) {
  const std::lock_guard lock(mutex_);
  const auto pieces = pieces_.extract(number);
  return pieces.empty() ? std::vector<fs::path>()
                        : std::move(pieces.mapped().paths);
}

// Segments of different levels cover disjoint ranges of the written numbers, so
// sorting them by the first number that each covers gives the order.
std::vector<fs::path> SegmentTree::segments() const {
  const std::lock_guard lock(mutex_);
  std::map<std::size_t, fs::path> by_first_number;
  for (const auto& [place, segment] : segments_) {
    std::size_t first = place.number;
    for (std::size_t level = 0; level < place.level; ++level) {
      first *= run_length_;
    }
    if (segment) by_first_number.emplace(first, *segment);
  }
  std::vector<fs::path> paths;
  paths.reserve(by_first_number.size());
  for (const auto& [first, path] : by_first_number) paths.push_back(path);
  return paths;
}

fs::path SegmentTree::path_of(const Place& place) const {
  return folder_ / ("segment-" + std::to_string(place.level) + "-" +
                    std::to_string(place.number));
}

// Adds a segment. If it completes a run, adds the merged run one level higher,
// which may complete a run there, and so on.
void SegmentTree::merge_complete_runs(Place place, Segment segment) {
  while (true) {
    const std::vector<Segment> run = take_run(place, segment);
    if (run.empty()) return;
    place = {place.level + 1, place.number / run_length_};
    segment = merge_run(place, run);
  }
}

// Adds a segment. Takes out and returns the run that it completes; returns
// nothing if some of the run are still missing.
std::vector<SegmentTree::Segment> SegmentTree::take_run(
    const Place& place, const Segment& segment) {
  const std::lock_guard lock(mutex_);
  segments_.emplace(place, segment);
  const std::size_t first = place.number / run_length_ * run_length_;
  const auto begin = segments_.lower_bound({place.level, first});
  const auto end = segments_.lower_bound({place.level, first + run_length_});
  if (static_cast<std::size_t>(std::distance(begin, end)) != run_length_) {
    return {};
  }
  std::vector<Segment> run;
  std::transform(begin, end, std::back_inserter(run),
                 [](const auto& entry) { return entry.second; });
  segments_.erase(begin, end);
  return run;
}

SegmentTree::Segment SegmentTree::merge_run(const Place& target,
                                            const std::vector<Segment>& run) {
  std::vector<fs::path> sources;
  for (const Segment& segment : run) {
    if (segment) sources.push_back(*segment);
  }
  if (sources.empty()) return std::nullopt;
  if (sources.size() == 1) return sources.front();
  merge_into(path_of(target), sources);
  return path_of(target);
}

void SegmentTree::merge_into(const fs::path& target,
                             const std::vector<fs::path>& sources) {
  const std::lock_guard lock(merging_);  // so that few files are open at once
  merge(sources, target, RecordStorage::plain);
  for (const fs::path& source : sources) fs::remove_all(source);
}

}  // namespace dateline
