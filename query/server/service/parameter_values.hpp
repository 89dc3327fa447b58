#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/server/http/target.hpp"

namespace dateline::server {

// The values of a request's parameters. Each function throws HttpError, with
// status 400, if a value has another form than it reads; the message names the
// parameter. If a parameter that takes one value is given several times, the
// last one counts, as with the options of a command line.
class ParameterValues {
 public:
  explicit ParameterValues(std::vector<Parameter> parameters)
      : parameters_(std::move(parameters)) {}

  bool given(std::string_view name) const { return text(name).has_value(); }
  std::optional<std::string> text(std::string_view name) const;
  std::vector<std::string> texts(std::string_view name) const;  // none is empty
  std::size_t number(std::string_view name, std::size_t min, std::size_t max,
                     std::size_t otherwise) const;

  // "true" or nothing sets it, "false" does not.
  bool on(std::string_view name) const;

  // The value's meaning out of (name, meaning) rows; the first row's if the
  // parameter is not given.
  template <typename Value, std::size_t count>
  Value choice(
      std::string_view name,
      const std::array<std::pair<const char*, Value>, count>& rows) const {
    const std::optional<std::string> value = text(name);
    if (!value) return rows.front().second;
    std::string allowed;
    for (std::size_t i = 0; i < count; ++i) {
      if (*value == rows[i].first) return rows[i].second;
      allowed += (i == 0 ? "" : i + 1 == count ? " or " : ", ");
      allowed += rows[i].first;
    }
    refuse(name, *value, "is not " + allowed);
  }

  // Throws HttpError: "parameter 'limit': 'x' is not ...".
  [[noreturn]] static void refuse(std::string_view name,
                                  const std::string& value,
                                  const std::string& reason);

  // Throws HttpError if there is a parameter that is not in `known`.
  void check_names(const std::vector<std::string_view>& known) const;

 private:
  std::vector<Parameter> parameters_;
};

}  // namespace dateline::server
