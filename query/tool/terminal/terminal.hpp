#pragma once

#include <cstddef>
#include <optional>

#include "query/tool/options/options.hpp"

namespace dateline {

// What standard output leads to.
struct Terminal {
  bool present = false;
  std::optional<std::size_t> columns;
};

Terminal standard_output();

// `no_color` and `term` are the environment variables, null if not set. A
// NO_COLOR that is not empty asks for none (no-color.org), but an option said
// here and now has the last word.
bool wants_colour(When choice, const Terminal& terminal, const char* no_color,
                  const char* term);

}  // namespace dateline
