#pragma once

#include <cstddef>
#include <optional>

#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// What standard output is connected to.
struct Terminal {
  bool present = false;                // a file or a pipe is no terminal
  std::optional<std::size_t> columns;  // nothing if it does not say
};

Terminal standard_output();

// Columns of text if neither an option nor a terminal says how many.
constexpr std::size_t default_width = 80;

// Columns of text in a terminal that has more, unless an option asks for them,
// because longer lines are hard to read.
constexpr std::size_t max_text_columns = 100;

// How text for people is drawn.
struct TextStyle {
  bool colour = false;  // else [[double brackets]] mark what matched
  std::size_t width =
      default_width;        // columns; the line of facts may be longer
  bool hyperlinks = false;  // OSC 8
  bool ascii = false;       // drawings use ASCII characters only
};

// The style that options, environment and terminal ask for.
TextStyle style_for(const Options& options, const Terminal& terminal);

// Whether to use colours. `no_color` and `term` are the environment variables,
// null if not set. A NO_COLOR that is not empty turns colours off
// (no-color.org), but an option goes before it.
bool wants_colour(When choice, const Terminal& terminal, const char* no_color,
                  const char* term);

}  // namespace dateline::query_tool
