#pragma once

#include <string>

#include "dateline/query.hpp"

namespace dateline {

// The usual columns of a terminal, where nobody knows better.
constexpr std::size_t usual_width = 80;

// Prints a message, as one line, to standard error.
void say(const std::string& message);

// The same of a text of several lines, each as one message.
void say_lines(const std::string& text);

void say_notes(const std::vector<Note>& notes);

}  // namespace dateline
