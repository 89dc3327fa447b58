#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace dateline::query_tool {

// Returns the file that keeps the lines of earlier sessions, under
// $XDG_STATE_HOME or ~/.local/state; nothing if neither is an absolute path.
std::optional<std::filesystem::path> history_file();

// Reads the lines of a session from standard input. On a terminal there is a
// prompt, lines can be edited, and those of earlier sessions can be recalled.
class LineEditor {
 public:
  LineEditor(const char* prompt, bool terminal);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  std::optional<std::string> next();  // nothing at the end of the input

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;  // null without a terminal
};

}  // namespace dateline::query_tool
