#pragma once

#include <cstddef>
#include <string>

namespace dateline {

// Sets the name of the tool, which every message begins with.
void set_message_prefix(const std::string& tool);

// Prints "tool: message" as one line to standard error. Messages quote queries,
// files and articles, so what could harm a terminal is replaced as
// display_text() does it, and the middle of a line of more than 2,000 bytes is
// left out.
void log_message(const std::string& message);

// Prints each line of `text` as a message.
void log_lines(const std::string& text);

// Prints a message about something that is no error: "tool: note: text".
void log_note(const std::string& text);

// The message with a mark for each quotation, or list of these, and without
// numbers, so that messages that say the same of different things are equal.
std::string message_kind(const std::string& text);

// "1 passage", "2 passages".
std::string counted(std::size_t count, const std::string& noun);

}  // namespace dateline
