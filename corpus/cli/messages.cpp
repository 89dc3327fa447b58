#include "corpus/cli/messages.hpp"

#include <algorithm>
#include <cctype>
#include <iostream>
#include <sstream>
#include <string_view>

#include "corpus/cli/display_text.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

std::string& prefix() {
  static std::string tool = "dateline";
  return tool;
}

bool is_letter_or_digit(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

void replace_all(std::string& text, std::string_view old,
                 std::string_view with) {
  for (std::size_t at = text.find(old); at != text.npos; at = text.find(old)) {
    text.replace(at, old.size(), with);
  }
}

// Where a quotation that begins at `begin` ends. A quotation mark within a word
// does not end it.
std::size_t end_of_quotation(const std::string& text, std::size_t begin) {
  std::size_t end = begin;
  do {
    end = text.find(text[begin], end + 1);
  } while (end != text.npos && end + 1 < text.size() &&
           is_letter_or_digit(text[end + 1]));
  return std::min(end, text.size() - 1);
}

// A line without its middle if it quotes something very long. The act and the
// thing stand at its begin, the remedy at its end.
std::string shortened(const std::string& line) {
  constexpr std::size_t max_bytes = 2000, max_begin = 1000, max_end = 500;
  if (line.size() <= max_bytes) return line;
  return std::string(truncated(line, max_begin)) + " ... " +
         line.substr(character_begin(line, line.size() - max_end));
}

}  // namespace

void set_message_prefix(const std::string& tool) { prefix() = tool; }

// Written by one call, so that the lines of several threads do not mix. A line
// that was lost, as on a full disk, must not silence all that come after it.
void log_message(const std::string& message) {
  std::cerr.clear();
  std::cerr << prefix() + ": " + shortened(display_text(message)) + '\n';
}

void log_lines(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) log_message(line);
}

void log_note(const std::string& text) { log_message("note: " + text); }

std::string message_kind(const std::string& text) {
  std::string kind;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool in_word = at > 0 && is_letter_or_digit(text[at - 1]);
    if (c == '"' || (c == '\'' && !in_word)) {
      at = end_of_quotation(text, at);
      kind += '"';
    } else if (!is_digit(c) && c != ',') {
      kind += c;
    }
  }
  replace_all(kind, "\" and \"", "\"");
  replace_all(kind, "\" \"", "\"");
  return kind;
}

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

}  // namespace dateline
