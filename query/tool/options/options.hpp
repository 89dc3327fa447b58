#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/config_file.hpp"
#include "dateline/query.hpp"
#include "dateline/searcher.hpp"
#include "query/batch/batch_input.hpp"
#include "query/print/citation.hpp"
#include "query/print/cross_rows.hpp"
#include "query/print/timeline_rows.hpp"

namespace dateline::query_tool {

inline constexpr std::size_t max_hits = 1'000'000;  // of one page

extern const CommandLine command_line;

enum class Format { text, list, jsonl, csv, trec };
enum class When { automatic, always, never };

// What the command line of dateline-query asks for, with the defaults of the
// config file and the environment.
struct Options {
  enum class Action {
    search,
    batch,        // the queries of a file
    interactive,  // those that are typed
    article,      // a whole article
    similar,      // passages like one
    list,         // what filters may name
    articles,     // which articles the index holds
    exporting,    // these articles, to be indexed again
    statistics,   // what the index holds
  };
  Action action = Action::search;
  std::filesystem::path index;
  std::filesystem::path aliases;  // file of names; empty: that of the index
  std::string query;              // may be empty if the action is not `search`
  Syntax syntax = Syntax::lenient;
  SearchOptions search;
  bool correct = false;
  // Id of the article or passage, the file of the batch or the export, or
  // "sources", "authors", "languages", "articles".
  // With the action `article` it may name a passage, and is the id of one if
  // article_context is set.
  std::string subject;

  QueriesFormat queries_format = QueriesFormat::automatic;
  std::string run_tag;      // last column of a TREC run
  std::size_t threads = 1;  // of a batch

  std::size_t context = 0;  // passages to show on each side of a hit
  std::optional<std::size_t> article_context;  // passages to show on each side
                                               // of one that is asked for; else
                                               // the whole article
  std::optional<TimelineUnit> timeline;        // see search_options_for()
  Cells cells = Cells::passages;               // of the table of search.cross
  bool only_counts = false;                    // instead of hits

  Format format = Format::text;
  std::optional<CitationStyle> cite;      // instead of a format
  std::optional<std::size_t> list_limit;  // of articles; else all are listed
  std::filesystem::path html;             // file to write; empty if none
  bool overwrite = false;  // that file or the export, if it exists
  When colour = When::automatic;
  When hyperlink = When::automatic;
  std::optional<std::size_t> width;  // columns; else as the terminal has
  bool ascii = false;
  bool pager = true;
};

// Whether a format is for people, who get a pager, a summary, and few hits of
// one article.
constexpr bool is_for_people(Format format) {
  return format == Format::text || format == Format::list;
}

// Returns the arguments with "--timeline=auto" in place of a "--timeline" that
// no unit follows, because Boost would take the next word of the query as its
// unit; and with "--list=articles" in place of a "--list" that another option
// follows, or nothing.
std::vector<std::string> with_left_out_values(
    std::vector<std::string> arguments);

// Reads the environment variable DATELINE_DB, and calls `read_settings` unless
// the command line forbids it. Throws UsageError if the options cannot be
// followed, and what `read_settings` throws.
Options parse(OptionValues values,
              const ReadSettings& read_settings = read_config_file);

}  // namespace dateline::query_tool
