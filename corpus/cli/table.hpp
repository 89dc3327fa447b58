#pragma once

#include <string>
#include <vector>

namespace dateline {

// Cells in columns that are as wide as they must be; the first is set flush
// left, the others right. Each line begins with `side`.
std::string table(const std::vector<std::vector<std::string>>& rows,
                  const std::string& side);

}  // namespace dateline
