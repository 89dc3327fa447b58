#pragma once

#include <cstddef>

#include "query/tool/options/options.hpp"
#include "query/tool/terminal/terminal.hpp"

namespace dateline {

// How text for people is drawn.
struct TextStyle {
  bool colour = false;     // else what matched is in [[double brackets]]
  std::size_t width = 80;  // columns of a line; the line of facts may be longer
  bool hyperlinks = false;  // OSC 8
  bool ascii = false;       // no characters beyond ASCII of our own
};

// As the options, the environment and the terminal have it.
TextStyle style_for(const Options& options, const Terminal& terminal);

}  // namespace dateline
