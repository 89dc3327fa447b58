#include "query/python/arguments.hpp"

namespace dateline::python {
namespace {

template <typename Table>
void add_names(py::dict& names, const Table& table) {
  py::list list;
  for (const auto& entry : table.names) list.append(decoded(entry.second));
  names[decoded(table.type)] = py::tuple(list);
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
