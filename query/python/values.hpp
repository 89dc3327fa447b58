#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "query/python/text.hpp"

// What Python hands over, as C++ takes it. The names of types here are those of
// the signatures that help() shows and of the stub, dateline/__init__.pyi.
namespace dateline::python {

// A number from 0. A negative one raises ValueError.
struct Count {
  std::size_t number = 0;
};

// One value, or any iterable of them.
template <typename T>
struct OneOrMore {
  std::vector<T> values;
};

// A date as SearchFilters takes it: a text, a datetime.date, or None for "".
struct DateText {
  std::string text;
};

// Seconds as a number or as a datetime.timedelta, or None for 0, which is no
// limit. Any other time has to be above 0, and is at least a millisecond.
struct Timeout {
  std::chrono::milliseconds time{0};
};

std::size_t count_of(py::handle number);
std::string date_text(py::handle date);
std::chrono::milliseconds timeout_of(py::handle timeout);

}  // namespace dateline::python

namespace pybind11::detail {

template <>
struct type_caster<dateline::python::Count> {
  PYBIND11_TYPE_CASTER(dateline::python::Count, const_name("int"));

  bool load(handle source, bool) {
    if (!PyIndex_Check(source.ptr())) return false;
    value.number = dateline::python::count_of(source);
    return true;
  }

  static handle cast(dateline::python::Count count, return_value_policy,
                     handle) {
    return pybind11::int_(count.number).release();
  }
};

template <typename T>
struct type_caster<dateline::python::OneOrMore<T>> {
  PYBIND11_TYPE_CASTER(dateline::python::OneOrMore<T>,
                       make_caster<T>::name + const_name(" | Iterable[") +
                           make_caster<T>::name + const_name("]"));

  bool load(handle source, bool convert) {
    if (PyUnicode_Check(source.ptr())) return add(source, convert);
    if (!isinstance<iterable>(source)) return false;
    for (const handle each : reinterpret_borrow<iterable>(source)) {
      if (!add(each, convert)) return false;
    }
    return true;
  }

  static handle cast(const dateline::python::OneOrMore<T>& list,
                     return_value_policy, handle) {
    return pybind11::tuple(pybind11::cast(list.values)).release();
  }

 private:
  bool add(handle source, bool convert) {
    make_caster<T> caster;
    if (!caster.load(source, convert)) return false;
    value.values.push_back(cast_op<T&&>(std::move(caster)));
    return true;
  }
};

template <>
struct type_caster<dateline::python::DateText> {
  PYBIND11_TYPE_CASTER(dateline::python::DateText,
                       const_name("str | datetime.date | None"));

  bool load(handle source, bool) {
    value.text = dateline::python::date_text(source);
    return true;
  }
};

template <>
struct type_caster<dateline::python::Timeout> {
  PYBIND11_TYPE_CASTER(dateline::python::Timeout,
                       const_name("float | datetime.timedelta | None"));

  bool load(handle source, bool) {
    value.time = dateline::python::timeout_of(source);
    return true;
  }
};

}  // namespace pybind11::detail
