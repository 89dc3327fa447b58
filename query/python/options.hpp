#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <optional>
#include <stop_token>
#include <utility>

#include "dateline/search_options.hpp"
#include "query/python/arguments.hpp"

// The keyword options of searches. The parameters stand here once, beside the
// list of their names, which has the same order.
namespace dateline::python {

namespace py = pybind11;

using Texts = OneOrMore<Text>;
using MaybeStop = std::optional<std::stop_source>;

SearchFilters filters_of(const Texts& sources, const Texts& authors,
                         const Texts& languages, const DateText& date_from,
                         const DateText& date_to);

TimeLimit time_limit_of(const Timeout& timeout, const MaybeStop& stop);

// Makes of `call(self, subject, options)` a function that takes each option by
// itself.
template <typename Self, typename Subject, typename Call>
auto with_options(Call call) {
  return [call](Self& self, const Subject& subject, Count limit, Count offset,
                const Texts& sources, const Texts& authors,
                const Texts& languages, const DateText& date_from,
                const DateText& date_to, Sort sort, Within within,
                Count max_per_article, double half_life, Counting counting,
                OneOrMore<Facet> facets, std::optional<FacetPair> cross,
                bool count_stories, OneOrMore<ScoreComponent> without,
                bool explain, const Timeout& timeout, const MaybeStop& stop) {
    SearchOptions options;
    options.filters =
        filters_of(sources, authors, languages, date_from, date_to);
    options.max_per_article = max_per_article.number;
    options.sort = sort;
    options.half_life = half_life;
    options.within = within;
    options.disabled = std::move(without.values);
    options.counting = counting;
    options.facets = std::move(facets.values);
    options.cross = cross;
    options.count_stories = count_stories;
    options.explain = explain;
    options.page = {limit.number, offset.number};
    options.time_limit = time_limit_of(timeout, stop);
    return call(self, subject, options);
  };
}

// Adds a method that `with_options` made.
template <typename Class, typename Method>
void def_with_options(Class& type, const char* name, const char* subject,
                      Method method, const char* doc) {
  const SearchOptions defaults;
  type.def(name, method, py::arg(subject), py::kw_only(),
           py::arg("limit") = Count{defaults.page.limit},
           py::arg("offset") = Count{defaults.page.offset},
           py::arg("sources") = Texts(), py::arg("authors") = Texts(),
           py::arg("languages") = Texts(), py::arg("date_from") = py::none(),
           py::arg("date_to") = py::none(), py::arg("sort") = defaults.sort,
           py::arg("within") = defaults.within,
           py::arg("max_per_article") = Count{defaults.max_per_article},
           py::arg("half_life") = defaults.half_life,
           py::arg("counting") = defaults.counting,
           py::arg("facets") = OneOrMore<Facet>(),
           py::arg("cross") = py::none(),
           py::arg("count_stories") = defaults.count_stories,
           py::arg("without") = OneOrMore<ScoreComponent>(),
           py::arg("explain") = defaults.explain,
           py::arg("timeout") = py::none(), py::arg("stop") = py::none(), doc);
}

}  // namespace dateline::python
