#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <optional>

#include "dateline/error.hpp"
#include "dateline/searcher.hpp"
#include "query/tool/display_text.hpp"
#include "query/tool/json_printer.hpp"
#include "query/tool/options.hpp"
#include "query/tool/output.hpp"
#include "query/tool/query_pointer.hpp"
#include "query/tool/terminal.hpp"
#include "query/tool/text_printer.hpp"

namespace dateline {
namespace {

constexpr int exit_found = 0;
constexpr int exit_nothing = 1;
constexpr int exit_error = 2;

constexpr std::size_t usual_width = 80;

// Messages quote queries and files, so they are no safer than articles.
void say(const std::string& message) {
  std::cerr << "dateline-query: " << display_text(message) << '\n';
}

std::optional<Query> parse_query(const Options& options) {
  try {
    return Query::parse(options.query, options.syntax);
  } catch (const QueryError& error) {
    say(error.what());
    std::cerr << point_into(options.query, error.offset(), usual_width - 4);
    return std::nullopt;
  }
}

void explain_languages(const Options& options, const Searcher& searcher) {
  const std::vector<std::string> known = searcher.languages();
  const bool all_known = std::ranges::all_of(
      options.search.languages, [&](const std::string& language) {
        return std::ranges::find(known, language) != known.end();
      });
  if (all_known) return;
  std::string list;
  for (const std::string& language : known) {
    list += (list.empty() ? "" : ", ") + language;
  }
  say("note: the languages of this index are " + list);
}

void explain_nothing(const Options& options, const Searcher& searcher) {
  const std::size_t offset = options.search.offset;
  const std::string where =
      offset > 0 ? " beyond the first " + std::to_string(offset) : "";
  say("nothing found for '" + options.query + "'" + where);
  explain_languages(options, searcher);
}

void print_text(const Results& results, const Options& options,
                const Terminal& terminal) {
  TextStyle style;
  style.colour = wants_colour(options.colour, terminal, std::getenv("NO_COLOR"),
                              std::getenv("TERM"));
  style.width = options.width.value_or(terminal.columns.value_or(usual_width));
  for (const Hit& hit : results) {
    const bool first = &hit == &results.hits.front();
    write_output((first ? "" : "\n") + text_of(hit, style));
  }
}

// "11-20 of about 340 passages". The library estimates, unless the list ends.
std::string summary(const Results& results, const SearchOptions& options) {
  const std::size_t first = results.hits.front().rank;
  const std::size_t last = results.hits.back().rank;
  const bool exact =
      results.hits.size() < options.limit && options.group == Group::passage;
  const std::size_t total =
      exact ? last : std::max(last, results.estimated_total);
  return std::to_string(first) +
         (first == last ? "" : "-" + std::to_string(last)) +
         (exact ? " of " : " of about ") + std::to_string(total) +
         (total == 1 ? " passage" : " passages");
}

void print(const Results& results, const Options& options) {
  const Terminal terminal = standard_output();
  if (options.format == Format::jsonl) {
    for (const Hit& hit : results) write_output(json_of(hit));
  } else {
    print_text(results, options, terminal);
  }
  finish_output();
  if (terminal.present && options.format == Format::text) {
    say(summary(results, options.search));
  }
}

int search(const Options& options) {
  const std::optional<Query> query = parse_query(options);
  if (!query) return exit_error;
  Searcher searcher(options.index);
  const Results results = searcher.search(*query, options.search);
  for (const Note& note : results.notes) say("note: " + note.text);
  if (results.empty()) {
    explain_nothing(options, searcher);
    return exit_nothing;
  }
  print(results, options);
  return exit_found;
}

int run(const Options& options) {
  if (options.action == Options::Action::search) return search(options);
  write_output(options.action == Options::Action::show_help
                   ? help_text()
                   : "dateline-query " DATELINE_VERSION "\n");
  finish_output();
  return exit_found;
}

int run_command_line(int argc, const char* const* argv) {
  // Even where the parent ignores it, `| head` ends the program quietly.
  std::signal(SIGPIPE, SIG_DFL);
  try {
    return run(parse(argc, argv));
  } catch (const UsageError& error) {
    say(std::string(error.what()) + " (see dateline-query --help)");
  } catch (const std::exception& error) {
    say(error.what());
  }
  return exit_error;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  return dateline::run_command_line(argc, argv);
}
