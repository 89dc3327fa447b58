#include "query/tool/command/interactive.hpp"

#include <unistd.h>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/messages.hpp"
#include "corpus/cli/output.hpp"
#include "query/print/summary.hpp"
#include "query/settings/dates.hpp"
#include "query/tool/command/article_command.hpp"
#include "query/tool/command/open_searcher.hpp"
#include "query/tool/command/paged_output.hpp"
#include "query/tool/command/search_command.hpp"
#include "query/tool/print/explain_printer.hpp"
#include "query/tool/print/results_printer.hpp"
#include "query/tool/terminal/line_editor.hpp"

namespace dateline::query_tool {
namespace {

constexpr const char* commands =
    "A line is a query, or a command if it begins with a colon:\n"
    "  :more           show the next hits\n"
    "  :n N            show N hits at a time\n"
    "  :open N         show the article of hit N, its matches marked\n"
    "  :explain N      show how the score of hit N is computed\n"
    "  :similar N      find passages similar to hit N\n"
    "  :source NAME    find articles of this source alone\n"
    "  :author NAME    find articles by this author alone\n"
    "  :language CODE  find articles in this language alone\n"
    "  :from DATE      find articles of this date or later\n"
    "  :to DATE        find articles of this date or earlier\n"
    "  :quit           end the session, as Ctrl-D does; Ctrl-C clears the "
    "line\n"
    "The five filters last until they are set again. Without a value they are\n"
    "cleared. The last query is searched for anew.\n";

std::optional<std::size_t> number(const std::string& text) {
  if (text.empty()) {
    log_message("the command needs a number after it, as :help shows");
    return std::nullopt;
  }
  const bool digits = text.size() <= 7 &&
                      text.find_first_not_of("0123456789") == std::string::npos;
  if (!digits || std::stoul(text) < 1 || std::stoul(text) > max_hits) {
    log_message("'" + text + "' is not a number from 1 to " +
                std::to_string(max_hits));
    return std::nullopt;
  }
  return std::stoul(text);
}

bool is_filter(const std::string& command) {
  return command == ":source" || command == ":author" ||
         command == ":language" || command == ":from" || command == ":to";
}

// `filters` with the one of this name set to `value`, or cleared if that is "".
SearchFilters with_filter(SearchFilters filters, const std::string& name,
                          const std::string& value) {
  if (name == "from" || name == "to") {
    (name == "from" ? filters.from : filters.to) = value;
    return filters;
  }
  auto& values = name == "source"   ? filters.sources
                 : name == "author" ? filters.authors
                                    : filters.languages;
  values.clear();
  if (!value.empty()) values.push_back(value);
  return filters;
}

}  // namespace

Session::Session(const Options& options, const TextStyle& style)
    : options_(options), style_(style), searcher_(open_searcher(options)) {}

bool Session::answer(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string::npos) return true;
  const std::string text =
      line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
  if (text == ":quit" || text == ":q") return false;
  try {
    if (text[0] == ':') {
      const std::size_t end = std::min(text.find(' '), text.size());
      const std::size_t argument = text.find_first_not_of(' ', end);
      run_command(text.substr(0, end),
                  argument == std::string::npos ? "" : text.substr(argument));
    } else {
      search(text);
    }
  } catch (const Error& error) {
    log_message(error.what());
  }
  finish_output();
  return true;
}

void Session::run_command(const std::string& command,
                          const std::string& argument) {
  if (command == ":help") {
    write_output(commands);
  } else if (command == ":more") {
    more();
  } else if (command == ":n") {
    set_limit(argument);
  } else if (command == ":open") {
    open(argument);
  } else if (command == ":explain") {
    explain(argument);
  } else if (command == ":similar") {
    similar(argument);
  } else if (is_filter(command)) {
    set_filter(command.substr(1), argument);
  } else {
    log_message("'" + command + "' is not a command; :help lists the commands");
  }
}

void Session::search(const std::string& text) {
  query_ = parse_or_point(text, options_.syntax);
  options_.search.page.offset = 0;
  if (query_) show_page();
}

void Session::show_page() {
  const Results results = search_or_diagnose(*query_, searcher_, options_);
  if (!has_found(results, options_)) return;
  print(results);
  if (is_for_people(options_.format) && !results.empty()) {
    const std::string filters = filters_text(options_.search.filters);
    log_message(summary(results, options_.search) +
                (filters.empty() ? "" : "; " + filters));
  }
}

void Session::print(const Results& results) {
  const ResultsPrinter printer(options_, style_, searcher_);
  print_paged(options_, [&] { printer.print(results); });
}

void Session::more() {
  if (!query_) {
    log_message("there is no query yet; type one first");
    return;
  }
  options_.search.page.offset += options_.search.page.limit;
  show_page();
}

void Session::set_limit(const std::string& argument) {
  const std::optional<std::size_t> limit = number(argument);
  if (limit) options_.search.page.limit = *limit;
}

void Session::set_filter(const std::string& name, const std::string& value) {
  const bool is_date = name == "from" || name == "to";
  const auto fault =
      is_date && !value.empty() ? date_fault(value) : std::nullopt;
  const SearchFilters filters =
      with_filter(options_.search.filters, name, value);
  if (fault || is_after(filters.from, filters.to)) {
    log_message("cannot set :" + name + ": '" + value + "' " +
                fault.value_or("leaves no date from " + filters.from + " to " +
                               filters.to + "; clear the other one first"));
    return;
  }
  options_.search.filters = filters;
  options_.search.page.offset = 0;
  if (query_) {
    show_page();
  } else {
    const std::string all = filters_text(filters);
    log_message(all.empty() ? "no filters" : "filters: " + all);
  }
}

std::optional<Hit> Session::hit_of_rank(const std::string& argument,
                                        bool explained) {
  const std::optional<std::size_t> rank = number(argument);
  if (!rank) return std::nullopt;
  SearchOptions search = options_.search;
  search.page.limit = 1;
  search.page.offset = *rank - 1;
  search.explain = explained;
  Results results = query_ ? searcher_.search(*query_, search) : Results();
  if (results.empty()) {
    log_message("the last query has no hit " + argument);
    return std::nullopt;
  }
  return std::move(results.hits.front());
}

void Session::open(const std::string& argument) {
  const std::optional<Hit> hit = hit_of_rank(argument, false);
  if (!hit) return;
  print_article(searcher_.article(hit->article, *query_), hit->ordinal,
                options_, style_);
}

void Session::explain(const std::string& argument) {
  const std::optional<Hit> hit = hit_of_rank(argument, true);
  if (!hit) return;
  if (hit->explanation) {
    write_output(text_of(*hit->explanation, ""));
  } else {
    log_message("no word of this query adds to the score of the hit");
  }
}

void Session::similar(const std::string& argument) {
  const std::optional<Hit> hit = hit_of_rank(argument, false);
  if (!hit) return;
  SearchOptions search = options_.search;
  search.page.offset = 0;
  const Results results = searcher_.similar(hit->passage, search);
  log_notes(results.notes);
  print(results);
}

int run_interactive(const Options& options) {
  const Terminal terminal = standard_output();
  const bool on_terminal = terminal.present && ::isatty(STDIN_FILENO) == 1;
  Options used = options;
  used.pager = options.pager && on_terminal;
  Session session(used, style_for(options, terminal));
  if (on_terminal) write_output("Type a query, or :help\n");
  finish_output();
  LineEditor lines("> ", on_terminal);
  while (const std::optional<std::string> line = lines.next()) {
    session.set_style(style_for(options, standard_output()));
    if (!session.answer(*line)) break;
  }
  if (on_terminal) write_output("\n");
  finish_output();
  return exit_done;
}

}  // namespace dateline::query_tool
