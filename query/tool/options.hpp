#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

#include "dateline/query.hpp"
#include "dateline/searcher.hpp"

namespace dateline {

enum class Format { text, jsonl };
enum class Colour { automatic, always, never };

// The command line of dateline-query.
struct Options {
  enum class Action { search, show_help, show_version };
  Action action = Action::search;
  std::filesystem::path index;
  std::string query;
  Syntax syntax = Syntax::lenient;
  SearchOptions search;
  Format format = Format::text;
  Colour colour = Colour::automatic;
  std::optional<std::size_t> width;  // columns; else as the terminal has
};

// A command line that cannot be followed. what() says why.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Looks at no file; reads the environment variable DATELINE_DB.
Options parse(int argc, const char* const* argv);

std::string help_text();

}  // namespace dateline
