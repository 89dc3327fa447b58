#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/query.hpp"
#include "dateline/span.hpp"

// Texts and offsets between C++, which counts bytes of UTF-8, and Python, which
// counts characters (code points). All of it needs the GIL.
namespace dateline::python {

namespace py = pybind11;

// A text that Python hands over, as bytes. A byte that is no UTF-8 comes to
// Python as a surrogate escape (PEP 383) and goes back as the same byte, so
// that the id of each article can be asked for. Any other surrogate raises
// UnicodeEncodeError.
struct Text {
  std::string bytes;
};

py::str decoded(std::string_view bytes);
std::optional<py::str> decoded_optional(
    const std::optional<std::string>& bytes);
std::vector<py::str> decoded_list(const std::vector<std::string>& texts);
std::string encoded(const py::str& text);

// Places in a text, as characters of the str that decoded() makes of it, which
// has one for each byte that is no UTF-8; units_before() of the library counts
// such bytes as a decoder without surrogate escapes. Fast if places are asked
// for in ascending order.
class CharacterCounter {
 public:
  explicit CharacterCounter(std::string_view text) : text_(text) {}

  // How many characters stand before this byte.
  std::size_t before(std::size_t byte);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t characters_ = 0;
};

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

// Spans as Python has them: pairs of bytes, or of characters of `text`.
Pairs byte_pairs(const std::vector<Span>& spans);
Pairs character_pairs(std::string_view text, const std::vector<Span>& spans);

// The same with offsets in characters of the query's text.
std::vector<Note> in_characters(std::vector<Note> notes, std::string_view text);

// `text` with `before` and `after` around each span; `escape` is applied to all
// other pieces, and to those within the spans, unless it is None.
py::str highlighted(std::string_view text, const std::vector<Span>& spans,
                    const py::str& before, const py::str& after,
                    const py::object& escape);

}  // namespace dateline::python

namespace pybind11::detail {

template <>
struct type_caster<dateline::python::Text> {
  PYBIND11_TYPE_CASTER(dateline::python::Text, const_name("str"));

  bool load(handle source, bool) {
    if (!PyUnicode_Check(source.ptr())) return false;
    value.bytes =
        dateline::python::encoded(reinterpret_borrow<pybind11::str>(source));
    return true;
  }

  static handle cast(const dateline::python::Text& text, return_value_policy,
                     handle) {
    return dateline::python::decoded(text.bytes).release();
  }
};

}  // namespace pybind11::detail
