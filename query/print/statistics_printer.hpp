#pragma once

#include <string>

#include "corpus/cli/json_text.hpp"
#include "dateline/searcher.hpp"

namespace dateline {

// What an index holds, for people: a table of facts and one of each facet. Of
// the sources the first twenty are listed.
std::string text_of(const IndexStatistics& statistics);

// All of it as one line of JSON.
std::string json_of(const IndexStatistics& statistics);

// What that line holds.
Json json_value(const IndexStatistics& statistics);

}  // namespace dateline
