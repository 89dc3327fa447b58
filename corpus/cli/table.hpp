#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dateline {

// A cell of more columns of a terminal widens no other row.
inline constexpr std::size_t max_aligned = 80;

// Rows of cells as text, each column as wide as its widest cell, but for those
// above max_aligned. The first column is aligned left, the others right. Each
// line begins with `line_prefix`.
std::string table(const std::vector<std::vector<std::string>>& rows,
                  const std::string& line_prefix);

}  // namespace dateline
