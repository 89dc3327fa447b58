#pragma once

#include <string>

#include "dateline/query.hpp"

namespace dateline {

// The usual columns of a terminal, where nobody knows better.
constexpr std::size_t usual_width = 80;

// Prints a message, as one line, to standard error.
void log_message(const std::string& message);

// The same of a text of several lines, each as one message.
void log_lines(const std::string& text);

void log_notes(const std::vector<Note>& notes);

}  // namespace dateline
