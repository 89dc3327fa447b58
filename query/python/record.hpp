#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <typeinfo>
#include <vector>

#include "dateline/span.hpp"
#include "query/python/text.hpp"

namespace dateline::python {

// A class of `dateline` whose attributes can only be read. What an attribute
// returns is a copy.
template <typename T, typename Holder = std::unique_ptr<T>>
class Record : public py::class_<T, Holder> {
 public:
  using Base = py::class_<T, Holder>;

  // Objects come from other functions only, unless a constructor is added.
  Record(py::module_& module, const char* name, const char* doc)
      : Base(module, name, doc) {
    this->attr("__module__") = "dateline";
    refuse_unmade();
    refuse_pickling();
  }

  // Of a number, a flag, a name, a record, or a list of these.
  template <typename Value, typename Owner>
  Record& field(const char* name, Value Owner::*member, const char* doc) {
    return property(
        name, [member](const T& self) { return self.*member; }, doc);
  }

  template <typename Owner>
  Record& field(const char* name, std::string Owner::*member, const char* doc) {
    return property(
        name, [member](const T& self) { return decoded(self.*member); }, doc);
  }

  // None where there is nothing.
  template <typename Owner>
  Record& field(const char* name, std::optional<std::string> Owner::*member,
                const char* doc) {
    return property(
        name,
        [member](const T& self) { return decoded_optional(self.*member); },
        doc);
  }

  template <typename Owner>
  Record& field(const char* name, std::vector<std::string> Owner::*member,
                const char* doc) {
    return property(
        name, [member](const T& self) { return decoded_list(self.*member); },
        doc);
  }

  template <typename Getter>
  Record& property(const char* name, Getter getter, const char* doc) {
    Base::def_property_readonly(name, getter, doc);
    return *this;
  }

  template <typename... Arguments>
  Record& method(Arguments&&... arguments) {
    Base::def(std::forward<Arguments>(arguments)...);
    return *this;
  }

  // `repr(object)`: the class with these attributes and their values.
  Record& repr_of(std::initializer_list<const char*> names) {
    return method("__repr__", [names = Names(names)](const py::object& self) {
      std::string text = "<dateline.";
      text += encoded(py::type::of(self).attr("__name__"));
      for (const char* name : names) {
        text += std::string(" ") + name + "=";
        text += encoded(py::repr(self.attr(name)));
      }
      return decoded(text + ">");
    });
  }

  // `to_dict()`: these attributes by their names.
  Record& dict_of(std::initializer_list<const char*> names, const char* doc) {
    return method(
        "to_dict",
        [names = Names(names)](const py::object& self) {
          py::dict values;
          for (const char* name : names) values[name] = self.attr(name);
          return values;
        },
        doc);
  }

  // `spans` in characters of `text`, and `byte_spans`.
  Record& spans(std::string T::*text, std::vector<Span> T::*member) {
    property(
        "spans",
        [text, member](const T& self) {
          return character_pairs(self.*text, self.*member);
        },
        "What matched, as (begin, end) in characters of `text`, in order.");
    return property(
        "byte_spans",
        [member](const T& self) { return byte_pairs(self.*member); },
        "The same in bytes of `text` in UTF-8.");
  }

  // `highlight()`, or the same by another name, of this text.
  Record& highlight(const char* name, std::string T::*text,
                    std::vector<Span> T::*spans, const char* doc) {
    return method(
        name,
        [text, spans](const T& self, const py::str& before,
                      const py::str& after, const py::object& escape) {
          return highlighted(self.*text, self.*spans, before, after, escape);
        },
        py::arg("before") = "[[", py::arg("after") = "]]", py::kw_only(),
        py::arg("escape") = py::none(), doc);
  }

 private:
  using Names = std::vector<const char*>;

  // Without these, protocols 0 and 1 of pickle make an object of pybind11's own
  // base class, which ends the process.
  void refuse_pickling() {
    const auto refuse = [](const py::object& self, const py::args&) {
      throw py::type_error("cannot pickle 'dateline." +
                           encoded(py::type::of(self).attr("__name__")) +
                           "' objects");
    };
    method("__reduce__", refuse).method("__reduce_ex__", refuse);
  }

  // An object that __new__() alone made holds nothing. Where one is used,
  // pybind11 allocates a value that no constructor has filled, by this function
  // and for nothing else; so that raises TypeError.
  static void refuse_unmade() {
    py::detail::get_type_info(typeid(T))->operator_new =
        [](std::size_t) -> void* {
      throw py::type_error(
          "cannot use an object that __new__() alone made: its __init__() was "
          "not called");
    };
  }
};

}  // namespace dateline::python
