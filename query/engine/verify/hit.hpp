#pragma once

#include <string>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "dateline/results.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {

// A passage and what it says to the query, as the caller gets it; without rank.
Hit make_hit(PassageRecord passage, PassageMatchResult verdict);

// "Aurus: literal; limousine: stemmed (limousines); tea: no match"
std::string describe(const std::vector<WordMatch>& matches);

}  // namespace dateline
