#pragma once

#include <pybind11/pybind11.h>

// The parts of the module `dateline._search`, in the order in which they are
// made: the signatures of each name the types of those before it.
namespace dateline::python {

void bind_errors();
void bind_queries(pybind11::module_& module);     // Note, QueryNode, Query
void bind_hits(pybind11::module_& module);        // Hit and what it has
void bind_counts(pybind11::module_& module);      // facets, tables, timelines
void bind_results(pybind11::module_& module);     // Results
void bind_diagnoses(pybind11::module_& module);   // Diagnosis
void bind_articles(pybind11::module_& module);    // Articles, terms
void bind_statistics(pybind11::module_& module);  // IndexStatistics
void bind_searcher(pybind11::module_& module);    // Searcher, aliases

}  // namespace dateline::python
