#include "query/tool/terminal/messages.hpp"

#include <iostream>
#include <sstream>

#include "corpus/cli/display_text.hpp"

namespace dateline {

// Messages quote queries and files, so they are no safer than articles.
void log_message(const std::string& message) {
  std::cerr << "dateline-query: " << display_text(message) << '\n';
}

void log_lines(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) log_message(line);
}

void log_notes(const std::vector<Note>& notes) {
  for (const Note& note : notes) log_message("note: " + note.text);
}

}  // namespace dateline
