#pragma once

#include <optional>
#include <string>

#include "dateline/searcher.hpp"
#include "query/tool/options/options.hpp"
#include "query/tool/terminal/terminal.hpp"

namespace dateline::query_tool {

// Searches for each line it is given, in one index that stays open, or obeys
// it, if it begins with a colon.
class Session {
 public:
  Session(const Options& options, const TextStyle& style);

  // Prints what the line asks for. False if that is to end the session. No line
  // is an error.
  bool take(const std::string& line);

  // For what is printed from now on: a terminal's width may change.
  void set_style(const TextStyle& style) { style_ = style; }

 private:
  void obey(const std::string& command, const std::string& argument);
  void search(const std::string& text);
  void show_page();
  void more();
  void set_limit(const std::string& argument);
  void open(const std::string& argument);
  void explain(const std::string& argument);
  void similar(const std::string& argument);
  std::optional<Hit> hit_of_rank(const std::string& argument, bool explained);

  Options options_;
  TextStyle style_;
  Searcher searcher_;
  std::optional<Query> query_;  // the last one
};

// Takes lines from standard input to its end. Returns the exit status.
int run_interactive(const Options& options);

}  // namespace dateline::query_tool
