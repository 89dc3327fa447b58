#include "corpus/cli/messages.hpp"

#include <iostream>
#include <sstream>

#include "corpus/cli/display_text.hpp"

namespace dateline {
namespace {

std::string& prefix() {
  static std::string tool = "dateline";
  return tool;
}

}  // namespace

void set_message_prefix(const std::string& tool) { prefix() = tool; }

void log_message(const std::string& message) {
  std::cerr << prefix() << ": " << display_text(message) << '\n';
}

void log_lines(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) log_message(line);
}

void log_note(const std::string& text) { log_message("note: " + text); }

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

}  // namespace dateline
