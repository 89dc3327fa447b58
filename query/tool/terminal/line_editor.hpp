#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace dateline::query_tool {

// Where the lines of earlier sessions are kept: under $XDG_STATE_HOME, else
// ~/.local/state; none if neither variable names a folder.
std::optional<std::filesystem::path> history_file();

// Reads the lines of a session from standard input. On a terminal they can be
// edited, and those of earlier sessions are at hand; else there is no prompt.
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
