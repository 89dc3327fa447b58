#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <utility>

#include "dateline/query.hpp"
#include "dateline/results.hpp"
#include "query/python/names.hpp"
#include "query/python/text.hpp"
#include "query/python/values.hpp"

// Names and queries that Python hands over, as C++ takes them.
namespace dateline::python {

// A text, which is parsed leniently, or a Query.
struct QueryArgument {
  Query query;
};

}  // namespace dateline::python

namespace pybind11::detail {

template <>
struct type_caster<dateline::FacetPair> {
  PYBIND11_TYPE_CASTER(dateline::FacetPair, const_name("tuple[Facet, Facet]"));

  bool load(handle source, bool convert) {
    using Pair = std::pair<dateline::Facet, dateline::Facet>;
    make_caster<Pair> caster;
    if (!caster.load(source, convert)) return false;
    const Pair pair = cast_op<Pair>(caster);
    value = {pair.first, pair.second};
    return true;
  }
};

template <>
struct type_caster<dateline::python::QueryArgument> {
  PYBIND11_TYPE_CASTER(dateline::python::QueryArgument,
                       const_name("str | Query"));

  bool load(handle source, bool) {
    if (PyUnicode_Check(source.ptr())) {
      value.query = dateline::Query::parse(
          dateline::python::encoded(reinterpret_borrow<pybind11::str>(source)));
      return true;
    }
    if (!isinstance<dateline::Query>(source)) return false;
    value.query = source.cast<const dateline::Query&>();
    return true;
  }
};

}  // namespace pybind11::detail
