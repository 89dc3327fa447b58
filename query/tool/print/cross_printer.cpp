#include "query/tool/print/cross_printer.hpp"

#include <algorithm>
#include <vector>

#include "corpus/cli/table.hpp"
#include "corpus/text/display_width.hpp"
#include "query/tool/print/query_pointer.hpp"

namespace dateline::query_tool {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::size_t width_of(const Rows& rows, std::size_t column) {
  std::size_t width = 0;
  for (const auto& row : rows) {
    width = std::max(width, display_width(row[column]));
  }
  return width;
}

// The columns [begin, end) of the rows behind their names.
Rows block_of(const Rows& rows, std::size_t begin, std::size_t end) {
  Rows block;
  for (const auto& row : rows) {
    auto& cells = block.emplace_back(1, row.front());
    cells.insert(cells.end(), row.begin() + static_cast<std::ptrdiff_t>(begin),
                 row.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return block;
}

}  // namespace

std::string text_of(const CrossTable& cross, Cells cells, std::size_t width) {
  constexpr std::size_t min_name_width = 20;
  Rows rows = cross_rows(cross, cells);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    rows[i][0] =
        "  " + shortened_text(rows[i][0], std::max(min_name_width, width / 2));
  }
  const std::size_t names = width_of(rows, 0);
  std::string text = cross_caption(cross, cells) + '\n';
  for (std::size_t begin = 1; begin < rows[0].size();) {
    std::size_t end = begin, used = names;
    do {
      used += 2 + width_of(rows, end++);
    } while (end < rows[0].size() && used + 2 + width_of(rows, end) <= width);
    text += (begin == 1 ? "" : "\n") + table(block_of(rows, begin, end), "");
    begin = end;
  }
  return text;
}

}  // namespace dateline::query_tool
