#include "query/python/text.hpp"

#include <algorithm>

#include "query/python/guarded.hpp"

namespace dateline::python {
namespace {

constexpr const char* error_handler = "surrogateescape";

}  // namespace

py::str decoded(std::string_view bytes) {
  PyObject* text = PyUnicode_DecodeUTF8(
      bytes.data(), static_cast<Py_ssize_t>(bytes.size()), error_handler);
  if (text == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::str>(text);
}

std::optional<py::str> decoded_optional(
    const std::optional<std::string>& bytes) {
  if (!bytes) return std::nullopt;
  return decoded(*bytes);
}

std::vector<py::str> decoded_list(const std::vector<std::string>& texts) {
  std::vector<py::str> list;
  list.reserve(texts.size());
  for (const std::string& text : texts) {
    list.push_back(decoded(text));
  }
  return list;
}

std::string encoded(const py::str& text) {
  PyObject* bytes =
      PyUnicode_AsEncodedString(text.ptr(), "utf-8", error_handler);
  if (bytes == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::bytes>(bytes);
}

std::size_t CharacterCounter::before(std::size_t byte) {
  byte = std::min(byte, text_.size());
  if (byte < at_) {
    at_ = 0;
    characters_ = 0;
  }
  characters_ += py::len(decoded(text_.substr(at_, byte - at_)));
  at_ = byte;
  return characters_;
}

Pairs byte_pairs(const std::vector<Span>& spans) {
  Pairs pairs;
  for (const Span& span : spans) pairs.emplace_back(span.begin, span.end);
  return pairs;
}

Pairs character_pairs(std::string_view text, const std::vector<Span>& spans) {
  CharacterCounter counter(text);
  Pairs pairs;
  for (const Span& span : spans) {
    const std::size_t begin = counter.before(span.begin);
    pairs.emplace_back(begin, counter.before(span.end));
  }
  return pairs;
}

std::vector<Note> in_characters(std::vector<Note> notes,
                                std::string_view text) {
  CharacterCounter counter(text);
  for (Note& note : notes) {
    note.begin = counter.before(note.begin);
    note.end = counter.before(note.end);
  }
  return notes;
}

py::str highlighted(std::string_view text, const std::vector<Span>& spans,
                    const py::str& before, const py::str& after,
                    const py::object& escape) {
  const auto piece = [&](std::size_t begin, std::size_t end) -> py::object {
    py::str plain = decoded(text.substr(begin, end - begin));
    return escape.is_none() ? py::object(std::move(plain))
                            : call_python(escape, plain);
  };
  py::list pieces;
  std::size_t at = 0;
  for (const Span& span : spans) {
    pieces.append(piece(at, span.begin));
    pieces.append(before);
    pieces.append(piece(span.begin, span.end));
    pieces.append(after);
    at = span.end;
  }
  pieces.append(piece(at, text.size()));
  return py::str("").attr("join")(pieces);
}

}  // namespace dateline::python
