#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dateline/results.hpp"
#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// A cross table with names and totals as rows of cells. The first row names the
// columns, and its first cell is the facet of the rows.
std::vector<std::vector<std::string>> cross_rows(const CrossTable& table,
                                                 Cells cells);

// "passages by source and month". That of stories says how they add up.
std::string cross_caption(const CrossTable& table, Cells cells);

// The table with its caption. Columns that do not fit side by side into `width`
// columns of text follow below, each block with the names of the rows; names
// wider than half of it are cut, and end in "...".
std::string text_of(const CrossTable& table, Cells cells, std::size_t width);

}  // namespace dateline::query_tool
