#pragma once

#include "dateline/searcher.hpp"

namespace dateline {

// Whether a part belongs to the score.
bool counts(const SearchOptions& options, RankingPart part);

}  // namespace dateline
