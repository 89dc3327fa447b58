#pragma once

#include <string>
#include <vector>

#include "dateline/results.hpp"
#include "query/tool/terminal/terminal.hpp"

namespace dateline::query_tool {

// Hits as a table for people, a line for each: rank, date, source, title, the
// passage's id, "to #4" where a phrase runs into later passages, and "+3" where
// the list leaves three passages of the article out. Columns that no hit fills
// are left out. Sources and titles are cut so that lines fit the width; ids are
// not, so that they can be copied, and a line with a long id may be wider.
std::string text_of_list(const std::vector<Hit>& hits, const TextStyle& style);

}  // namespace dateline::query_tool
