#pragma once

#include <string>

#include "query/eval/scoreboard.hpp"

namespace dateline::eval {

// A scoreboard as CSV with a line of names: a record for each run and measure,
// and if `topics` for each topic. Numbers have all their digits.
std::string csv_report(const Scoreboard& board, bool topics);

}  // namespace dateline::eval
