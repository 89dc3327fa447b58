#include "corpus/cli/table.hpp"

#include <algorithm>

#include "corpus/text/display_width.hpp"

namespace dateline {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<std::size_t> widths(const Rows& rows) {
  std::vector<std::size_t> widest;
  for (const auto& row : rows) {
    widest.resize(std::max(widest.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t width = display_width(row[i]);
      if (width <= max_aligned) widest[i] = std::max(widest[i], width);
    }
  }
  return widest;
}

}  // namespace

std::string table(const Rows& rows, const std::string& line_prefix) {
  const std::vector<std::size_t> width = widths(rows);
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t own = display_width(row[i]);
      const std::string gap(width[i] - std::min(width[i], own), ' ');
      line += i == 0 ? row[i] + gap : "  " + gap + row[i];
    }
    text += line_prefix + line.erase(line.find_last_not_of(' ') + 1) + '\n';
  }
  return text;
}

}  // namespace dateline
