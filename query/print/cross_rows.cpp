#include "query/print/cross_rows.hpp"

#include <string_view>

#include "query/print/facet_printer.hpp"

namespace dateline {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// Of a FacetCount or a CrossCount.
template <typename Count>
std::string number_in(const Count& count, Cells cells) {
  return std::to_string(cells == Cells::passages   ? count.passages
                        : cells == Cells::articles ? count.articles
                                                   : count.stories);
}

std::string_view name_of(Cells cells) {
  return cells == Cells::passages   ? "passages"
         : cells == Cells::articles ? "articles"
                                    : "stories";
}

}  // namespace

std::string cross_caption(const CrossTable& table, Cells cells) {
  return std::string(name_of(cells)) + " by " +
         std::string(to_string(table.rows.facet)) + " and " +
         std::string(to_string(table.columns.facet)) +
         (cells == Cells::stories
              ? " (one in several cells counts once in the total)"
              : "");
}

std::vector<std::vector<std::string>> cross_rows(const CrossTable& table,
                                                 Cells cells) {
  const FacetCounts& rows = table.rows;
  const FacetCounts& columns = table.columns;
  Rows cross{{std::string(to_string(rows.facet))}};
  std::vector<std::string> totals{"total"};
  for (const FacetCount& column : columns.counts) {
    cross[0].push_back(value_name(columns.facet, column.value));
    totals.push_back(number_in(column, cells));
  }
  cross[0].emplace_back("total");
  totals.push_back(number_in(table.total, cells));
  for (std::size_t i = 0; i < rows.counts.size(); ++i) {
    auto& row = cross.emplace_back();
    row.push_back(value_name(rows.facet, rows.counts[i].value));
    for (const CrossCount& count : table.cells[i]) {
      row.push_back(number_in(count, cells));
    }
    row.push_back(number_in(rows.counts[i], cells));
  }
  cross.push_back(std::move(totals));
  return cross;
}

}  // namespace dateline
