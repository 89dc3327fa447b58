#pragma once

#include "dateline/searcher.hpp"

namespace dateline {

// Whether a part belongs to the score.
bool is_enabled(const SearchOptions& options, ScoreComponent part);

}  // namespace dateline
