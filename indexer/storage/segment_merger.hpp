#pragma once

#include <cstddef>

#include "corpus/index/index_folder.hpp"
#include "corpus/index/manifest.hpp"
#include "indexer/storage/merge_policy.hpp"

namespace dateline {

struct MergeSettings {
  unsigned threads = 1;    // that rewrite
  std::size_t width = 32;  // as widest_merge() says
};

// Takes a step and publishes the result. The index holds the same articles
// before and after, and in between. Throws IndexError if a segment is damaged,
// which is compared with its checksums first; then nothing is changed.
void take_step(const MergeStep& step, const MergeSettings& settings,
               const IndexFolder& folder, Manifest& manifest);

}  // namespace dateline
