#pragma once

#include <optional>
#include <string>

#include "dateline/searcher.hpp"
#include "query/tool/options/options.hpp"
#include "query/tool/terminal/terminal.hpp"

namespace dateline::query_tool {

// Answers the lines that a user types, in one index that stays open: searches
// for each, or runs it as a command if it begins with a colon.
class Session {
 public:
  Session(const Options& options, const TextStyle& style);

  // Prints what the line asks for, or a message. Returns false if the line ends
  // the session.
  bool answer(const std::string& line);

  // Sets the style of what is printed from now on, because the width of a
  // terminal may change.
  void set_style(const TextStyle& style) { style_ = style; }

 private:
  void run_command(const std::string& command, const std::string& argument);
  void search(const std::string& text);
  void show_page();
  void print(const Results& results);
  void more();
  void set_limit(const std::string& argument);
  void set_filter(const std::string& name, const std::string& value);
  void open(const std::string& argument);
  void explain(const std::string& argument);
  void similar(const std::string& argument);
  std::optional<Hit> hit_of_rank(const std::string& argument, bool explained);

  Options options_;
  TextStyle style_;
  Searcher searcher_;
  std::optional<Query> query_;  // the last one
};

// Answers the lines of standard input to its end. Returns the exit status.
int run_interactive(const Options& options);

}  // namespace dateline::query_tool
