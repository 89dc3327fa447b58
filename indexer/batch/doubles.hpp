#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "indexer/batch/chunk_worker.hpp"
#include "indexer/storage/open_segment.hpp"

namespace dateline {

// How many articles that the batch adds say the same, word for word, as an
// article of another id in the published index that stays there. An archive
// that was moved, or is named by another path than before, gives many.
// 0 unless most of the batch's articles are added, because the count reads a
// value of every article. `removed` are the ids that the batch removes.
std::uint64_t count_doubles(const std::vector<ArticleOutcome>& articles,
                            const std::set<std::string>& removed,
                            const std::vector<OpenSegment>& published);

}  // namespace dateline
