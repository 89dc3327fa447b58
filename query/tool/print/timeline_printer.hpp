#pragma once

#include <string>

#include "dateline/results.hpp"
#include "query/tool/terminal/terminal.hpp"

namespace dateline::query_tool {

// A bar chart of passages: a line for each day, month or year, and one for each
// long run of empty ones. If stories are asked for, each line has their number
// too, and a line of names stands above.
std::string text_of(const Timeline& timeline, const std::string& unit,
                    const TextStyle& style, bool stories);

}  // namespace dateline::query_tool
