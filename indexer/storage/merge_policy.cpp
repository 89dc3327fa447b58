#include "indexer/storage/merge_policy.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace dateline {
namespace {

constexpr std::size_t segments_to_merge = 8;     // of one class
constexpr std::uint64_t smallest_class = 512;    // passages
constexpr std::uint64_t max_merged = 1'000'000;  // passages
constexpr std::uint64_t max_rewritten = 30'000;  // passages of a merge

// A segment of up to so many passages is written anew when one of `share`
// passages is dead. A larger one waits for more dead, because it keeps a batch
// for longer: 120,000 passages take ten seconds or so.
struct DeadLimit {
  std::uint64_t share;
  std::uint64_t max_passages;
};
constexpr DeadLimit dead_limits[] = {{8, 120'000}, {4, max_merged}};

unsigned class_of(const SegmentEntry& segment) {
  unsigned number = 0;
  for (std::uint64_t passages = segment.passages; passages >= smallest_class;
       passages /= segments_to_merge) {
    ++number;
  }
  return number;
}

bool has_many_dead(const SegmentEntry& segment) {
  return std::ranges::any_of(dead_limits, [&](const DeadLimit& limit) {
    return segment.dead > 0 && segment.passages <= limit.max_passages &&
           segment.dead * limit.share >= segment.passages;
  });
}

}  // namespace

std::optional<MergeStep> next_step(const Manifest& manifest) {
  struct Class {
    std::vector<std::size_t> segments;
    std::uint64_t passages = 0;
  };
  std::map<unsigned, Class> classes;
  for (std::size_t i = 0; i < manifest.segments.size(); ++i) {
    const SegmentEntry& segment = manifest.segments[i];
    if (has_many_dead(segment)) return MergeStep{{i}, true};
    Class& of_size = classes[class_of(segment)];
    of_size.segments.push_back(i);
    of_size.passages += segment.passages;
    if (of_size.segments.size() == segments_to_merge &&
        of_size.passages <= max_merged) {
      return MergeStep{of_size.segments, of_size.passages <= max_rewritten};
    }
  }
  return std::nullopt;
}

std::optional<MergeStep> merge_all(const Manifest& manifest) {
  if (manifest.segments.size() < 2) return std::nullopt;
  std::vector<std::size_t> all(manifest.segments.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return MergeStep{std::move(all), false};
}

std::optional<MergeStep> purge_all(const Manifest& manifest) {
  for (std::size_t i = 0; i < manifest.segments.size(); ++i) {
    if (manifest.segments[i].dead > 0) return MergeStep{{i}, true};
  }
  return std::nullopt;
}

}  // namespace dateline
