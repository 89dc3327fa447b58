#include "query/tool/print/html_counts.hpp"

#include <algorithm>
#include <vector>

#include "corpus/text/lines.hpp"
#include "query/print/cross_rows.hpp"
#include "query/print/facet_printer.hpp"
#include "query/print/html_markup.hpp"
#include "query/print/timeline_rows.hpp"
#include "query/tool/print/cross_printer.hpp"
#include "query/tool/print/timeline_printer.hpp"

namespace dateline::query_tool {
namespace {

std::string column_names(const std::vector<std::string>& names) {
  std::string cells;
  for (const std::string& name : names) {
    cells += element("th scope=\"col\"", name);
  }
  return element("tr", cells);
}

// Folds the rows of a long table that follow the first away behind a click.
std::string table_of(const std::string& head,
                     const std::vector<std::string>& rows) {
  constexpr std::size_t max_open_rows = 60;
  std::string open = head, folded = head;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    (i < max_open_rows ? open : folded) += rows[i];
  }
  const std::string table = element("table", open);
  if (rows.size() <= max_open_rows) return table;
  return table + element("details",
                         element("summary",
                                 std::to_string(rows.size() - max_open_rows) +
                                     " more") +
                             element("table", folded));
}

// The bar has no text, because screen readers read the count beside it.
std::string bar_of(std::size_t count, std::size_t max_count) {
  const std::size_t thousandths = count * 1000 / max_count;
  return "<div class=\"bar\" style=\"width: " +
         std::to_string(thousandths / 10) + '.' +
         std::to_string(thousandths % 10) + "%\"></div>";
}

std::string timeline_row(const TimelineRow& row, const std::string& unit,
                         std::size_t max_count, bool stories) {
  if (!row.bucket) {
    const std::string columns = stories ? "4" : "3";
    return element("tr", element("td class=\"gap\" colspan=\"" + columns + '"',
                                 gap_text(row.gap, unit)));
  }
  const FacetCount& bucket = *row.bucket;
  return element(
      "tr", element("td", html_text(bucket.value)) +
                element("td", std::to_string(bucket.passages)) +
                (stories ? element("td", std::to_string(bucket.stories)) : "") +
                element("td", bar_of(bucket.passages, max_count)));
}

}  // namespace

std::string html_of(const FacetCounts& facet, bool stories) {
  const std::string name = html_text(to_string(facet.facet));
  std::vector<std::string> names{name, "passages", "articles"};
  if (stories) names.emplace_back("stories");
  std::vector<std::string> rows;
  for (const FacetCount& count : facet.counts) {
    rows.push_back(element(
        "tr",
        element("td", html_text(value_name(facet.facet, count.value))) +
            element("td", std::to_string(count.passages)) +
            element("td", std::to_string(count.articles)) +
            (stories ? element("td", std::to_string(count.stories)) : "")));
  }
  return element("section", '\n' + element("h2", "By " + name) +
                                table_of(column_names(names), rows));
}

std::string html_of(const CrossTable& cross, Cells cells) {
  const auto table = cross_rows(cross, cells);
  std::vector<std::string> rows;
  for (auto row = table.begin() + 1; row != table.end(); ++row) {
    rows.push_back(html_row(*row, false));
  }
  const std::string caption = with_capital(cross_caption(cross, cells));
  return element("section",
                 '\n' + element("h2", caption) +
                     element("div class=\"scroll\"",
                             table_of(html_row(table.front(), true), rows)));
}

std::string html_of(const Timeline& timeline, const std::string& unit,
                    bool stories) {
  std::vector<std::string> names{unit, "passages"};
  if (stories) names.emplace_back("stories");
  names.emplace_back();
  std::size_t max_count = 1;
  for (const FacetCount& bucket : timeline.buckets) {
    max_count = std::max(max_count, bucket.passages);
  }
  std::vector<std::string> rows;
  for (const TimelineRow& row : timeline_rows(timeline)) {
    rows.push_back(timeline_row(row, unit, max_count, stories));
  }
  const std::string undated = undated_line(timeline, unit);
  return element("section class=\"timeline\"",
                 '\n' + element("h2", "Timeline by " + unit) +
                     table_of(column_names(names), rows) +
                     (undated.empty() ? "" : element("p", undated)));
}

}  // namespace dateline::query_tool
