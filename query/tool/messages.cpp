#include "query/tool/messages.hpp"

#include <iostream>
#include <sstream>

#include "query/tool/display_text.hpp"

namespace dateline {

// Messages quote queries and files, so they are no safer than articles.
void say(const std::string& message) {
  std::cerr << "dateline-query: " << display_text(message) << '\n';
}

void say_lines(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) say(line);
}

void say_notes(const std::vector<Note>& notes) {
  for (const Note& note : notes) say("note: " + note.text);
}

}  // namespace dateline
