#pragma once

#include <string>
#include <vector>

namespace dateline {

// Rows of cells as text, each column as wide as its widest cell. The first
// column is aligned left, the others right. Each line begins with
// `line_prefix`.
std::string table(const std::vector<std::vector<std::string>>& rows,
                  const std::string& line_prefix);

}  // namespace dateline
