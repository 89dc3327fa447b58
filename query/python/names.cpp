#include "query/python/names.hpp"

namespace dateline::python {
namespace {

template <Named E>
void add_names(py::dict& names) {
  py::list list;
  for (const auto& entry : Enumeration<E>::names) {
    list.append(decoded(entry.second));
  }
  names[decoded(Enumeration<E>::type.text)] = py::tuple(list);
}

}  // namespace

py::dict all_names() {
  py::dict names;
  add_names<Sort>(names);
  add_names<Syntax>(names);
  add_names<Within>(names);
  add_names<Counting>(names);
  add_names<Facet>(names);
  add_names<ScoreComponent>(names);
  add_names<Occur>(names);
  add_names<NodeKind>(names);
  add_names<MatchLevel>(names);
  add_names<Cause>(names);
  return names;
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
