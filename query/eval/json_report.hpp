#pragma once

#include <string>

#include "query/eval/scoreboard.hpp"

namespace dateline::eval {

// A scoreboard as JSON lines: an object for each run, and if `per_topic` after
// it one for each topic. Numbers have all their digits.
std::string json_report(const Scoreboard& board, bool per_topic);

}  // namespace dateline::eval
