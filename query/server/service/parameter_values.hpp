#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/cli/named_values.hpp"
#include "query/server/http/target.hpp"

namespace dateline::server {

// The values of a request's parameters. What NamedValues throws is HttpError,
// with status 400.
class ParameterValues : public NamedValues {
 public:
  explicit ParameterValues(std::vector<Parameter> parameters)
      : parameters_(std::move(parameters)) {}

  std::optional<std::string> text(const char* name) const override;
  std::vector<std::string> texts(const char* name) const override;
  std::string shown_name(const char* name) const override;

  // "true" or nothing sets it, "false" does not.
  bool on(const char* name) const override;

  // Throws HttpError if there is a parameter that is not in `known`.
  void check_names(const std::vector<std::string_view>& known) const;

 private:
  void throw_refusal(const char* name, const std::string& value,
                     const std::string& reason) const override;

  std::vector<Parameter> parameters_;
};

}  // namespace dateline::server
