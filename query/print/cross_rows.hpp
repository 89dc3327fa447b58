#pragma once

#include <string>
#include <vector>

#include "dateline/results.hpp"

namespace dateline {

enum class Cells { passages, articles, stories };  // of cross tables

// A cross table with names and totals as rows of cells. The first row names the
// columns, and its first cell is the facet of the rows.
std::vector<std::vector<std::string>> cross_rows(const CrossTable& table,
                                                 Cells cells);

// "passages by source and month". That of stories says how they add up.
std::string cross_caption(const CrossTable& table, Cells cells);

}  // namespace dateline
