#include "query/tool/terminal/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <string_view>

namespace dateline {

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

}  // namespace dateline
