#pragma once

#include <cstddef>
#include <string>

#include "query/print/cross_rows.hpp"

namespace dateline::query_tool {

// The table with its caption. Columns that do not fit side by side into `width`
// columns of text follow below, each block with the names of the rows; names
// wider than half of it are cut, and end in "...".
std::string text_of(const CrossTable& table, Cells cells, std::size_t width);

}  // namespace dateline::query_tool
