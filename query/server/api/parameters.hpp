#pragma once

#include <span>
#include <string_view>

namespace dateline::server {

// A parameter of the API, as its description says it. This table and that of
// the paths are what the server goes by, too.
struct ApiParameter {
  enum class Kind {
    text,
    list,
    number,
    flag
  };  // a list is a text that may be
      // given several times
  std::string_view name;
  Kind kind;
  std::string_view about;  // a sentence
  std::string_view example;
  std::string_view choices = {};  // of a text that is one of some, with commas
                                  // between; the first is the default
};

std::span<const ApiParameter> api_parameters();

// The parameter of this name, which there must be.
const ApiParameter& api_parameter(std::string_view name);

}  // namespace dateline::server
