#pragma once

#include <string>
#include <vector>

namespace dateline {

// Drops from the pages of a document the lines at their heads and feet that
// are no text: numbers of pages, and lines that stand on at least half of the
// pages, or of those on the left or right, and on three at least. A number in
// such a line counts as the same if it grows with the pages. If no text would
// be left, all lines stay.
void drop_heads_and_feet(std::vector<std::vector<std::string>>& pages);

}  // namespace dateline
