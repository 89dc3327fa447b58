#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::server {

struct Parameter {
  std::string name;
  std::string value;

  bool operator==(const Parameter&) const = default;
};

// The target of a request, decoded: "/article/a%23b?q=tea+time".
struct Target {
  std::string path;  // "/article/a#b"
  std::vector<Parameter> parameters;
};

// Throws HttpError, with status 400, if the target does not begin with "/", a
// "%" is not followed by two hexadecimal digits, the result is not UTF-8 or has
// a NUL, or there are more than `max_parameters`.
Target parse_target(std::string_view target);

// The path of a target alone, so that it is known for whom an error of the
// parameters is.
std::string parse_path(std::string_view target);

// The parameters of a form: "q=tea+time&limit=3". Throws as parse_target().
std::vector<Parameter> parse_parameters(std::string_view text);

inline constexpr std::size_t max_parameters = 200;

}  // namespace dateline::server
