#pragma once

#include <string>
#include <vector>

#include "query/eval/options.hpp"
#include "query/eval/scoreboard.hpp"

namespace dateline::eval {

// A scoreboard as tables for people: the means of each run, each further run
// against the first, and what `options` ask for of single topics.
std::string text_report(const Scoreboard& board, const Options& options);

// What is to be known of the files before the figures are believed, one line
// each: topics left out, absent or not judged, passages folded.
std::vector<std::string> notes(const Scoreboard& board, const Options& options);

}  // namespace dateline::eval
