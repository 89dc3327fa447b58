#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "corpus/cli/config_file.hpp"
#include "dateline/query.hpp"
#include "dateline/searcher.hpp"

namespace dateline {

enum class Format { text, jsonl, csv, trec };
enum class When { automatic, always, never };
enum class QueriesFormat { automatic, lines, tsv, csv };
enum class TimelineUnit { automatic, day, month, year };

// The command line of dateline-query, the config file and the environment.
struct Options {
  enum class Action {
    search,
    batch,        // the queries of a file
    interactive,  // those that are typed
    article,      // a whole article
    similar,      // passages like one
    list,         // what filters may name
    show_help,
    show_version,
  };
  Action action = Action::search;
  std::filesystem::path index;
  std::string query;  // may be empty if the action is not `search`
  Syntax syntax = Syntax::lenient;
  SearchOptions search;
  bool correct = false;
  // Id of the article or passage, the batch's file, or "sources", "languages".
  std::string subject;

  QueriesFormat queries_format = QueriesFormat::automatic;
  std::string tag;  // of a TREC run

  std::size_t context = 0;  // passages to show on each side of a hit
  std::optional<TimelineUnit> timeline;  // search.facets has its days

  Format format = Format::text;
  std::filesystem::path html;  // file to write; empty if none
  When colour = When::automatic;
  When hyperlink = When::automatic;
  std::optional<std::size_t> width;  // columns; else as the terminal has
  bool ascii = false;
  bool pager = true;
};

// A command line that cannot be followed. what() says why.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

using ReadDefaults = std::function<std::vector<Setting>()>;

// Reads the environment variable DATELINE_DB, and calls `defaults` unless the
// command line forbids it. Throws UsageError, and what `defaults` throws.
Options parse(int argc, const char* const* argv,
              const ReadDefaults& defaults = read_config_file);

std::string help_text();

}  // namespace dateline
