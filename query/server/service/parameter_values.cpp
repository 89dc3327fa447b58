#include "query/server/service/parameter_values.hpp"

#include <algorithm>
#include <ranges>

#include "query/server/http/http_error.hpp"

namespace dateline::server {

std::optional<std::string> ParameterValues::text(std::string_view name) const {
  for (const Parameter& parameter : std::views::reverse(parameters_)) {
    if (parameter.name == name) return parameter.value;
  }
  return std::nullopt;
}

std::vector<std::string> ParameterValues::texts(std::string_view name) const {
  std::vector<std::string> texts;
  for (const Parameter& parameter : parameters_) {
    if (parameter.name != name) continue;
    if (parameter.value.empty()) refuse(name, "", "is empty");
    texts.push_back(parameter.value);
  }
  return texts;
}

std::size_t ParameterValues::number(std::string_view name, std::size_t min,
                                    std::size_t max,
                                    std::size_t otherwise) const {
  constexpr std::size_t max_digits = 9;
  const std::optional<std::string> value = text(name);
  if (!value) return otherwise;
  const bool is_number =
      !value->empty() && value->size() <= max_digits &&
      value->find_first_not_of("0123456789") == std::string::npos;
  const std::size_t number = is_number ? std::stoul(*value) : 0;
  if (!is_number || number < min || number > max) {
    refuse(name, *value,
           "is not a number from " + std::to_string(min) + " to " +
               std::to_string(max));
  }
  return number;
}

bool ParameterValues::on(std::string_view name) const {
  const std::optional<std::string> value = text(name);
  if (!value || *value == "false") return false;
  if (*value != "true" && !value->empty()) {
    refuse(name, *value, "is not true or false");
  }
  return true;
}

void ParameterValues::refuse(std::string_view name, const std::string& value,
                             const std::string& reason) {
  throw HttpError(
      400, "parameter '" + std::string(name) + "': '" + value + "' " + reason);
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
