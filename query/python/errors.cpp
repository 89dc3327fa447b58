// The exceptions of C++ as those of dateline/_errors.py.

#include "dateline/error.hpp"

#include <pybind11/pybind11.h>

#include <exception>
#include <utility>

#include "query/python/bindings.hpp"
#include "query/python/text.hpp"

namespace dateline::python {
namespace {

template <typename... More>
void raise(const char* type, const Error& error, More... more) {
  const py::object made = py::module_::import("dateline._errors")
                              .attr(type)(decoded(error.what()), more...);
  PyErr_SetObject(py::type::handle_of(made).ptr(), made.ptr());
}

void translate(std::exception_ptr exception) {
  try {
    if (exception) std::rethrow_exception(std::move(exception));
  } catch (const QueryError& error) {
    raise("QueryError", error, error.offset());
  } catch (const IndexError& error) {
    raise("IndexUnusableError", error);
  } catch (const BatchStopped& error) {
    raise("BatchStoppedError", error);
  } catch (const Error& error) {
    raise("Error", error);
  }
}

}  // namespace

void bind_errors() { py::register_local_exception_translator(translate); }

}  // namespace dateline::python
