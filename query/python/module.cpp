#include <pybind11/pybind11.h>

#include "query/python/bindings.hpp"
#include "query/python/names.hpp"

PYBIND11_MODULE(_search, module) {
  using namespace dateline::python;
  module.doc() = "What `dateline` has for searching; import that instead.";
  module.attr("__version__") = DATELINE_VERSION;
  module.attr("NAMES") = all_names();
  bind_errors();
  bind_queries(module);
  bind_hits(module);
  bind_counts(module);
  bind_results(module);
  bind_diagnoses(module);
  bind_articles(module);
  bind_statistics(module);
  bind_searcher(module);
}
