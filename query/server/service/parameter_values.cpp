#include "query/server/service/parameter_values.hpp"

#include <algorithm>

#include "query/server/http/http_error.hpp"

namespace dateline::server {

std::optional<std::string> ParameterValues::text(const char* name) const {
  const auto last =
      std::find_if(parameters_.rbegin(), parameters_.rend(),
                   [&](const Parameter& each) { return each.name == name; });
  if (last == parameters_.rend()) return std::nullopt;
  return last->value;
}

std::vector<std::string> ParameterValues::texts(const char* name) const {
  std::vector<std::string> texts;
  for (const Parameter& parameter : parameters_) {
    if (parameter.name != name) continue;
    if (parameter.value.empty()) refuse(name, "", "is empty");
    texts.push_back(parameter.value);
  }
  return texts;
}

bool ParameterValues::on(const char* name) const {
  const std::optional<std::string> value = text(name);
  if (!value || *value == "false") return false;
  if (*value != "true" && !value->empty()) {
    refuse(name, *value, "is not true or false");
  }
  return true;
}

std::string ParameterValues::shown_name(const char* name) const {
  return "'" + std::string(name) + "'";
}

void ParameterValues::throw_refusal(const char* name, const std::string& value,
                                    const std::string& reason) const {
  throw HttpError(
      400, "parameter " + shown_name(name) + ": '" + value + "' " + reason);
}

void ParameterValues::check_names(
    const std::vector<std::string_view>& known) const {
  for (const Parameter& parameter : parameters_) {
    if (std::ranges::find(known, parameter.name) != known.end()) continue;
    std::string names;
    for (const std::string_view name : known) {
      names.append(names.empty() ? "" : ", ").append(name);
    }
    throw HttpError(400, "'" + parameter.name +
                             "' is not a parameter of this path; it takes " +
                             (names.empty() ? "none" : names));
  }
}

}  // namespace dateline::server
