#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dateline {

// Rows of cells as text, each column as wide as its widest cell. The first
// column is aligned left, the others right. Each line begins with
// `line_prefix`. A cell of more than max_aligned columns widens no other row.
inline constexpr std::size_t max_aligned = 80;
std::string table(const std::vector<std::vector<std::string>>& rows,
                  const std::string& line_prefix);

}  // namespace dateline
