#include "query/tool/terminal/text_style.hpp"

#include <cstdlib>

#include "query/tool/terminal/messages.hpp"

namespace dateline {

// NO_COLOR is about colours; a link is none.
TextStyle style_for(const Options& options, const Terminal& terminal) {
  const char* term = std::getenv("TERM");
  TextStyle style;
  style.colour =
      wants_colour(options.colour, terminal, std::getenv("NO_COLOR"), term);
  style.hyperlinks = wants_colour(options.hyperlink, terminal, nullptr, term);
  style.width = options.width.value_or(terminal.columns.value_or(usual_width));
  style.ascii = options.ascii;
  return style;
}

}  // namespace dateline
