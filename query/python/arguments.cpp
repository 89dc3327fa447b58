#include "query/python/arguments.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::python {
namespace {

py::object datetime_type(const char* name) {
  return py::module_::import("datetime").attr(name);
}

template <typename Table>
void add_names(py::dict& names, const Table& table) {
  py::list list;
  for (const auto& entry : table.names) list.append(decoded(entry.second));
  names[decoded(table.type)] = py::tuple(list);
}

double seconds_of(py::handle timeout) {
  if (py::isinstance(timeout, datetime_type("timedelta"))) {
    return timeout.attr("total_seconds")().cast<double>();
  }
  const double seconds = PyFloat_AsDouble(timeout.ptr());
  if (PyErr_Occurred()) throw py::error_already_set();
  return seconds;
}

}  // namespace

py::dict all_names() {
  py::dict names;
  add_names(names, sorts);
  add_names(names, syntaxes);
  add_names(names, withins);
  add_names(names, countings);
  add_names(names, facets);
  add_names(names, score_components);
  add_names(names, occurs);
  add_names(names, node_kinds);
  add_names(names, match_levels);
  add_names(names, causes);
  return names;
}

std::size_t count_of(py::handle number) {
  const Py_ssize_t count =
      PyNumber_AsSsize_t(number.ptr(), PyExc_OverflowError);
  if (count == -1 && PyErr_Occurred()) throw py::error_already_set();
  if (count < 0) {
    throw py::value_error("a number from 0 is expected, not " +
                          std::to_string(count));
  }
  return static_cast<std::size_t>(count);
}

std::string date_text(py::handle date) {
  if (date.is_none()) return "";
  if (PyUnicode_Check(date.ptr())) {
    return encoded(py::reinterpret_borrow<py::str>(date));
  }
  if (!py::isinstance(date, datetime_type("date"))) {
    throw py::type_error(
        "a date is a str such as '2024-06', a datetime.date or None");
  }
  return encoded(
      py::str("{:04}-{:02}-{:02}")
          .format(date.attr("year"), date.attr("month"), date.attr("day")));
}

std::chrono::milliseconds timeout_of(py::handle timeout) {
  constexpr double longest = 1e9;  // seconds; a clock can count no centuries
  if (timeout.is_none()) return std::chrono::milliseconds(0);
  const double seconds = seconds_of(timeout);
  if (!(seconds > 0)) {
    throw py::value_error("a timeout is above 0 seconds; None sets none");
  }
  const double milliseconds = std::ceil(1000 * std::min(seconds, longest));
  return std::chrono::milliseconds(static_cast<long long>(milliseconds));
}

void throw_unknown_name(std::string_view type,
                        const std::vector<std::string_view>& names,
                        const std::string& name) {
  std::string list;
  for (const std::string_view each : names) {
    list += list.empty() ? "'" : ", '";
    list += std::string(each) + "'";
  }
  throw py::value_error(std::string(type) + " is one of " + list + ", not '" +
                        name + "'");
}

}  // namespace dateline::python
