// Counts by facet: lists, tables of one facet by another, and timelines.

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <vector>

#include "dateline/results.hpp"
#include "query/python/arguments.hpp"
#include "query/python/bindings.hpp"
#include "query/python/record.hpp"
#include "query/python/sequence.hpp"

namespace dateline::python {
namespace {

constexpr const char* rows_doc = "A flat dict for each, as rows of a table.";

std::optional<py::str> value_or_none(const std::string& value) {
  if (value.empty()) return std::nullopt;
  return decoded(value);
}

template <typename Count>
void add_counts(py::dict& row, const Count& count) {
  row["passages"] = count.passages;
  row["articles"] = count.articles;
  row["stories"] = count.stories;
}

std::vector<py::dict> rows_of(const std::vector<FacetCount>& counts) {
  std::vector<py::dict> rows;
  for (const FacetCount& count : counts) {
    py::dict row;
    row["value"] = value_or_none(count.value);
    add_counts(row, count);
    rows.push_back(row);
  }
  return rows;
}

std::vector<py::dict> rows_of(const CrossTable& table) {
  std::vector<py::dict> rows;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    for (std::size_t j = 0; j < table.cells[i].size(); ++j) {
      py::dict row;
      row["row"] = value_or_none(table.rows.counts[i].value);
      row["column"] = value_or_none(table.columns.counts[j].value);
      add_counts(row, table.cells[i][j]);
      rows.push_back(row);
    }
  }
  return rows;
}

template <typename T>
void add_count_fields(Record<T>& record) {
  record.field("passages", &T::passages, "Passages that match.")
      .field("articles", &T::articles, "Articles that have such a passage.")
      .field("stories", &T::stories,
             "Stories that have such an article; 0 without "
             "`count_stories=True`.");
}

void bind_facets(py::module_& module) {
  Record<FacetCount> count(module, "FacetCount",
                           "How many passages have one value.");
  count
      .property(
          "value",
          [](const FacetCount& self) { return value_or_none(self.value); },
          "The value; None for passages without one.")
      .repr_of({"value", "passages", "articles", "stories"});
  add_count_fields(count);

  Record<TimelineGap>(module, "TimelineGap",
                      "Days, months or years that a timeline leaves out.")
      .field("first", &TimelineGap::first, "The first one.")
      .field("last", &TimelineGap::last, "The last one.")
      .field("length", &TimelineGap::length, "How many there are.")
      .repr_of({"first", "last", "length"});

  Record<Timeline>(module, "Timeline", "Counts by date, as a chart needs them.")
      .field(
          "buckets", &Timeline::buckets,
          "Each day, month or year from the first to the last, but for gaps.")
      .field("gaps", &Timeline::gaps,
             "Runs of over 1000 without a passage, in their order.")
      .field("rest", &Timeline::rest, "Passages without such a date.")
      .method(
          "to_dicts",
          [](const Timeline& self) { return rows_of(self.buckets); },
          "A flat dict for each bucket, as rows of a table.")
      .repr_of({"buckets", "gaps", "rest"});

  Record<FacetCounts> counts(module, "FacetCounts",
                             "The counts of all values of a facet: a sequence "
                             "of FacetCount.");
  counts
      .field("facet", &FacetCounts::facet,
             "'source', 'language', 'year', 'month' or 'day'.")
      .method("timeline", &timeline,
              "The same with a zero for each date between.\n\n"
              "Raises ValueError if it is not by year, month or day.")
      .method(
          "to_dicts",
          [](const FacetCounts& self) { return rows_of(self.counts); },
          rows_doc)
      .repr_of({"facet"});
  add_sequence(
      counts,
      [](const FacetCounts& self) -> const auto& { return self.counts; });
}

}  // namespace

void bind_counts(py::module_& module) {
  bind_facets(module);
  Record<CrossCount> cell(
      module, "CrossCount",
      "How many passages have a value of each of two facets.");
  cell.repr_of({"passages", "articles", "stories"});
  add_count_fields(cell);
  Record<CrossTable>(module, "CrossTable",
                     "The counts of two facets as a table of one by the other.")
      .field("rows", &CrossTable::rows, "The totals of the rows.")
      .field("columns", &CrossTable::columns, "The totals of the columns.")
      .field("cells", &CrossTable::cells, "By row, then by column.")
      .field("total", &CrossTable::total, "Of the whole table.")
      .method(
          "to_dicts", [](const CrossTable& self) { return rows_of(self); },
          "A flat dict for each cell, as rows of a table.")
      .repr_of({"rows", "columns", "total"});
}

}  // namespace dateline::python
