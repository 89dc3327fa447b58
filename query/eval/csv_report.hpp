#pragma once

#include <string>

#include "query/eval/scoreboard.hpp"

namespace dateline::eval {

// A scoreboard as CSV with a line of column names: a record for each run and
// measure, and if `per_topic` for each topic too. Numbers have all their
// digits.
std::string csv_report(const Scoreboard& board, bool per_topic);

}  // namespace dateline::eval
