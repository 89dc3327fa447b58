#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cstddef>

namespace dateline::python {

namespace py = pybind11;

// The element at a place, which counts from the end if it is below 0.
template <typename List>
py::object element_at(const List& list, const py::object& place) {
  const auto size = static_cast<Py_ssize_t>(list.size());
  Py_ssize_t at = PyNumber_AsSsize_t(place.ptr(), PyExc_IndexError);
  if (at == -1 && PyErr_Occurred()) throw py::error_already_set();
  if (at < 0) at += size;
  if (at < 0 || at >= size) throw py::index_error("there is no such place");
  return py::cast(list[static_cast<std::size_t>(at)]);
}

template <typename List>
py::list elements_at(const List& list, const py::slice& slice) {
  std::size_t start = 0;
  std::size_t stop = 0;
  std::size_t step = 0;
  std::size_t length = 0;
  if (!slice.compute(list.size(), &start, &stop, &step, &length)) {
    throw py::error_already_set();
  }
  py::list part;
  for (; length > 0; --length, start += step) part.append(list[start]);
  return part;
}

// Makes a class a sequence of the elements that `elements(self)` has: len(),
// iteration, and places from both ends. A slice is a list.
template <typename T, typename Holder, typename Elements>
void add_sequence(py::class_<T, Holder>& type, Elements elements) {
  type.def("__len__",
           [elements](const T& self) { return elements(self).size(); });
  type.def("__getitem__",
           [elements](const T& self, const py::object& place) -> py::object {
             if (py::isinstance<py::slice>(place)) {
               return elements_at(elements(self), py::slice(place));
             }
             return element_at(elements(self), place);
           });
  type.def("__iter__", [](const py::object& self) {
    return py::reinterpret_steal<py::iterator>(PySeqIter_New(self.ptr()));
  });
}

}  // namespace dateline::python
