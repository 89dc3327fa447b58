#include "query/python/results.hpp"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <utility>

#include "query/python/arguments.hpp"
#include "query/python/bindings.hpp"
#include "query/python/record.hpp"
#include "query/python/sequence.hpp"

namespace dateline::python {
namespace {

py::dict by_facet(const Results& results) {
  py::dict counts;
  for (const FacetCounts& facet : results.facets) {
    counts[py::cast(facet.facet)] = facet;
  }
  return counts;
}

std::vector<py::object> hit_rows(const ResultList& results) {
  std::vector<py::object> rows;
  for (const auto& hit : results.hits) {
    rows.push_back(py::cast(hit).attr("to_dict")());
  }
  return rows;
}

using ResultRecord = Record<ResultList>;

// Adds an attribute that is a member of the library's Results.
template <typename Value>
void add(ResultRecord& results, const char* name, Value Results::*member,
         const char* doc) {
  results.property(
      name, [member](const ResultList& self) { return self.rest.*member; },
      doc);
}

void add_totals(ResultRecord& results) {
  add(results, "total_passages", &Results::total_passages,
      "Passages that match, on all pages.");
  add(results, "total_articles", &Results::total_articles,
      "Articles that have such a passage.");
  add(results, "total_is_exact", &Results::total_is_exact,
      "Whether both totals are exact; else they are estimates.");
  add(results, "counted_passages", &Results::counted_passages,
      "Passages that `counting` asks for.");
  add(results, "counted_articles", &Results::counted_articles,
      "Articles that have such a passage.");
  add(results, "counted_stories", &Results::counted_stories,
      "Stories that have such an article; 0 without `count_stories=True`.");
  add(results, "counted_is_exact", &Results::counted_is_exact,
      "Whether these are exact; else they are estimates.");
  add(results, "counted_in_a_row", &Results::counted_in_a_row,
      "Whether these have the words side by side.");
  add(results, "counted_words", &Results::counted_words,
      "How many words each of these has.");
  results.property(
      "facets", [](const ResultList& self) { return by_facet(self.rest); },
      "The counts of each facet that was asked for, by its name.");
  add(results, "cross", &Results::cross,
      "The counts of two facets as a table, or None.");
}

}  // namespace

ResultList::ResultList(Results found, std::string_view query)
    : rest(std::move(found)) {
  rest.notes = in_characters(std::move(rest.notes), query);
  hits.reserve(rest.hits.size());
  for (Hit& hit : rest.hits) {
    hits.push_back(std::make_shared<Hit>(std::move(hit)));
  }
  rest.hits.clear();
}

void bind_results(py::module_& module) {
  ResultRecord results(module, "Results",
                       "What a search found: a sequence of Hit.");
  results.field("hits", &ResultList::hits,
                "Of the page, in the order that `sort` asks for.");
  add(results, "notes", &Results::notes,
      "On parts of the query that were not used.");
  add_totals(results);
  add(results, "relaxed", &Results::relaxed,
      "Whether hits are without what the query has in quotes.");
  add(results, "stopped", &Results::stopped,
      "Whether the search ended early; a note says more.");
  results.method("to_dicts", &hit_rows,
                 "A flat dict for each hit, as rows of a table:\n"
                 "`pandas.DataFrame(results.to_dicts())`.");
  add_sequence(
      results, [](const ResultList& self) -> const auto& { return self.hits; });
  results.method("__repr__", [](const ResultList& self) {
    return "<dateline.Results hits=" + std::to_string(self.hits.size()) +
           " counted_passages=" + std::to_string(self.rest.counted_passages) +
           ">";
  });
}

}  // namespace dateline::python
