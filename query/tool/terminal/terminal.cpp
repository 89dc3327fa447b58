#include "query/tool/terminal/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace dateline::query_tool {

Terminal standard_output() {
  Terminal terminal;
  terminal.present = ::isatty(STDOUT_FILENO) == 1;
  winsize size{};
  if (terminal.present && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
      size.ws_col > 0) {
    terminal.columns = size.ws_col;
  }
  return terminal;
}

bool wants_colour(When choice, const Terminal& terminal, const char* no_color,
                  const char* term) {
  if (choice != When::automatic) return choice == When::always;
  const bool refused = no_color && *no_color;
  const bool capable = !term || std::string_view(term) != "dumb";
  return terminal.present && capable && !refused;
}

// NO_COLOR is about colours only, so links do not depend on it.
TextStyle style_for(const Options& options, const Terminal& terminal) {
  const char* term = std::getenv("TERM");
  TextStyle style;
  style.colour =
      wants_colour(options.colour, terminal, std::getenv("NO_COLOR"), term);
  style.hyperlinks = wants_colour(options.hyperlink, terminal, nullptr, term);
  style.width = options.width.value_or(
      std::min(terminal.columns.value_or(default_width), max_text_columns));
  style.ascii = options.ascii;
  return style;
}

}  // namespace dateline::query_tool
