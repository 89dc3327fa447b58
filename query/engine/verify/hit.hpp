#pragma once

#include <string>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "dateline/results.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {

// The hit that a caller gets for a passage and its match; without rank.
Hit make_hit(PassageRecord passage, PassageMatchResult match);

// What the public API shows of the passages into which a match runs.
std::vector<FollowingPassage> continuation_of(
    std::vector<FollowingMatch> following);

// "Aurus: literal; limousine: stemmed (limousines); tea: no match"
std::string describe(const std::vector<WordMatch>& matches);

}  // namespace dateline
