#pragma once

#include <string>
#include <vector>

#include "query/eval/options.hpp"
#include "query/eval/scoreboard.hpp"

namespace dateline::eval {

// A scoreboard as tables for people: the means of each run, each further run
// against the first, and what `options` ask for of single topics.
std::string text_report(const Scoreboard& board, const Options& options);

// What a reader must know of the files to trust the figures, one note each:
// topics that were left out, absent or not judged, and passages counted as
// articles.
std::vector<std::string> notes(const Scoreboard& board, const Options& options);

}  // namespace dateline::eval
