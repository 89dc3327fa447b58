#include "query/python/values.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::python {
namespace {

py::object datetime_type(const char* name) {
  return py::module_::import("datetime").attr(name);
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

}  // namespace dateline::python
