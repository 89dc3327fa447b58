#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "corpus/index/manifest.hpp"

namespace dateline {

// What is to be done next so that an index has few segments and little in them
// is dead.
struct MergeStep {
  std::vector<std::size_t> segments;  // their places in the manifest, ascending
  // Whether they are written anew from their own text, without the dead. Else
  // they are merged as they are, which takes a fiftieth of the time but keeps
  // the dead.
  bool rewrites = false;

  bool operator==(const MergeStep&) const = default;
};

// Eight segments of one size class become one. A class holds segments of up to
// eight times as many passages as the class below, so that each passage is
// copied once a class, and an index of any size has a few dozen segments. Up to
// 30,000 passages are written anew, without the dead; more are merged as they
// are. A segment is written anew when an eighth of its up to 120,000 passages
// is dead, or a quarter of its up to a million. For each passage that dies this
// writes seven anew, or three, so that the work of a batch does not grow with
// the index, but for the few batches that meet a large segment. Steps on more
// than a million passages are left to merge_all() and purge_all(). Nothing if
// nothing is to be done.
std::optional<MergeStep> next_step(const Manifest& manifest);

// Makes one segment of all. Nothing if there is one already, or none.
std::optional<MergeStep> merge_all(const Manifest& manifest);

// Writes the next segment anew that has dead passages.
std::optional<MergeStep> purge_all(const Manifest& manifest);

}  // namespace dateline
