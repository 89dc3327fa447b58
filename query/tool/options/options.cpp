#include "query/tool/options/options.hpp"

#include <algorithm>
#include <boost/program_options/options_description.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "corpus/cli/option_values.hpp"
#include "query/settings/search_settings.hpp"
#include "query/tool/options/count_options.hpp"
#include "query/tool/options/hit_options.hpp"
#include "query/tool/options/option_checks.hpp"
#include "query/tool/options/option_groups.hpp"

namespace dateline::query_tool {
namespace {

constexpr std::size_t max_context = 1'000;
constexpr std::size_t min_width = 20;
constexpr std::size_t max_width = 10'000;
constexpr std::size_t max_threads = 1'024;

constexpr const char* usage =
    "Usage: dateline-query [-d INDEX] [options] QUERY...\n"
    "Prints the passages that match the query best. A passage need not have "
    "all\nwords; those with more of them rank higher.\n";

constexpr const char* closing =
    "\n"
    "In a query:  \"these words in order\"  'US'  +must  -not  veto*  pr?ce  "
    "name~\n"
    "             AND OR NOT ( )  NEAR/5  title:x  source:x  author:x\n"
    "             lang:en  url:x  id:x  after:2024  before:2024-06  "
    "on:2024-06-19\n"
    "The shell removes quotes: quote twice, '\"security council\"'. After --\n"
    "a word may begin with -: dateline-query --from 2024 -- sanctions -oil\n"
    "Exit status: 0 found, 1 nothing found, 2 error.\n";

// Joins the words as the shell passes them. An argument that the user quoted
// does not become a phrase; otherwise a whole query could not be one argument.
std::string query(const OptionValues& values) {
  std::string text;
  for (const std::string& word : values.arguments()) {
    text += (text.empty() ? "" : " ") + word;
  }
  const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
  return blank ? "" : text;
}

// An option that asks for something else than one search.
struct Mode {
  const char* option;
  Options::Action action;
  bool takes_query;
};
constexpr Mode modes[] = {
    {"queries", Options::Action::batch, false},
    {"article", Options::Action::article, true},
    {"similar", Options::Action::similar, false},
    {"list", Options::Action::list, false},
    {"export", Options::Action::exporting, false},
    {"stats", Options::Action::statistics, false},
};

bool is_chosen(const Mode& mode, const OptionValues& values) {
  return mode.action == Options::Action::statistics ? values.on(mode.option)
                                                    : values.given(mode.option);
}

// What the mode is about; "" if that is the whole index.
std::string subject(const Mode& mode, const OptionValues& values) {
  if (mode.action == Options::Action::statistics) return "";
  const std::string subject = *values.text(mode.option);
  if (subject.empty()) values.refuse(mode.option, "", "is empty");
  return subject;
}

const Mode* mode(const OptionValues& values) {
  const Mode* chosen = nullptr;
  for (const Mode& each : modes) {
    if (!is_chosen(each, values)) continue;
    if (chosen) {
      throw UsageError("options --" + std::string(chosen->option) + " and --" +
                       each.option + " cannot be used together");
    }
    chosen = &each;
  }
  return chosen;
}

// What of --list is meant.
Options::Action list_action(const OptionValues& values) {
  using Row = std::pair<const char*, Options::Action>;
  return values.choice("list",
                       std::array{Row("articles", Options::Action::articles),
                                  Row("sources", Options::Action::list),
                                  Row("authors", Options::Action::list),
                                  Row("languages", Options::Action::list)});
}

void choose_action(Options& options, const OptionValues& values) {
  const Mode* chosen = mode(values);
  options.query = query(values);
  const bool interactive = values.on("interactive");
  const std::string name = chosen ? chosen->option : "interactive";
  if (chosen) {
    options.action = chosen->action;
    options.subject = subject(*chosen, values);
    if (options.action == Options::Action::list) {
      options.action = list_action(values);
    }
    if (interactive) {
      throw UsageError("options --interactive and --" + name +
                       " cannot be used together");
    }
  } else if (interactive) {
    options.action = Options::Action::interactive;
  } else if (options.query.empty()) {
    throw UsageError(
        "no query given; give words to search for, or a field such as "
        "after:2024");
  }
  if ((chosen && !chosen->takes_query) || interactive) {
    if (!options.query.empty()) {
      throw UsageError("option --" + name + " takes no query; leave out '" +
                       options.query + "'");
    }
  }
}

// The lines of a batch are read as plain text unless the command line gives a
// syntax, because names and titles are not written as queries.
Syntax syntax(const OptionValues& values, Options::Action action) {
  const Syntax chosen = query_syntax(values);
  const bool asked = values.on_command_line("syntax");
  if (values.on("strict")) {
    if (asked && chosen == Syntax::plain) {
      throw UsageError(
          "options --strict and --syntax plain cannot be used together");
    }
    return Syntax::strict;
  }
  const bool batch = action == Options::Action::batch;
  return batch && !asked ? Syntax::plain : chosen;
}

When when(const OptionValues& values, const char* name) {
  using Row = std::pair<const char*, When>;
  return values.choice(
      name, std::array{Row("auto", When::automatic),
                       Row("always", When::always), Row("never", When::never)});
}

void read_output(Options& options, const OptionValues& values) {
  options.html = values.text("html").value_or("");
  options.overwrite = values.on("overwrite");
  if (values.given("html") && options.html.empty()) {
    values.refuse("html", "", "is empty");
  }
  options.colour = when(values, "color");
  options.hyperlink = when(values, "hyperlink");
  if (values.given("width")) {
    options.width = values.number("width", min_width, max_width, 0);
  }
  options.ascii = values.on("ascii");
  options.pager = !values.on("no-pager");
}

void read_batch(Options& options, const OptionValues& values) {
  using Row = std::pair<const char*, QueriesFormat>;
  options.queries_format = values.choice(
      "queries-format", std::array{Row("auto", QueriesFormat::automatic),
                                   Row("lines", QueriesFormat::lines),
                                   Row("tsv", QueriesFormat::tsv),
                                   Row("csv", QueriesFormat::csv)});
  options.run_tag = values.text("run-tag").value_or("dateline");
  const bool one_word =
      !options.run_tag.empty() &&
      options.run_tag.find_first_of(" \t\r\n\v\f") == std::string::npos;
  if (!one_word) values.refuse("run-tag", options.run_tag, "is not one word");
  options.threads =
      values.number("threads", 1, max_threads,
                    std::max(1u, std::thread::hardware_concurrency()));
}

// A list shows the hits of a search. That the config file asks for it does not
// forbid other views, which are shown as text.
Format format(const OptionValues& values, Options::Action action) {
  using Row = std::pair<const char*, Format>;
  const Format chosen = values.choice(
      "format", std::array{Row("text", Format::text), Row("list", Format::list),
                           Row("jsonl", Format::jsonl), Row("csv", Format::csv),
                           Row("trec", Format::trec)});
  const bool lists_hits =
      action != Options::Action::article && action != Options::Action::batch &&
      action != Options::Action::statistics && !values.given("html");
  return chosen == Format::list && !values.on_command_line("format") &&
                 !lists_hits
             ? Format::text
             : chosen;
}

// An export holds the whole index, whatever the config file sets for searches.
void keep_given_filters(SearchFilters& filters, const OptionValues& values) {
  const auto is_given = [&](const char* option) {
    return values.on_command_line(option);
  };
  if (!is_given("from")) filters.from.clear();
  if (!is_given("to")) filters.to.clear();
  if (!is_given("source")) filters.sources.clear();
  if (!is_given("author")) filters.authors.clear();
  if (!is_given("language")) filters.languages.clear();
}

// What a list or an export of articles has of the options for searches.
void read_articles(Options& options, const OptionValues& values) {
  if (options.action == Options::Action::articles &&
      values.on_command_line("limit")) {
    options.list_limit = options.search.page.limit;
  }
  if (options.action == Options::Action::exporting) {
    keep_given_filters(options.search.filters, values);
  }
}

Options make_options(const OptionValues& values,
                     const std::vector<Setting>& settings) {
  Options options;
  options.index = index_path(values, [&] { return settings; });
  choose_action(options, values);
  options.aliases = values.text("aliases").value_or("");
  if (values.given("aliases") && options.aliases.empty()) {
    values.refuse("aliases", "", "is empty; name a file");
  }
  if (values.given("cite")) options.cite = citation_style(values);
  options.format = options.cite ? Format::text : format(values, options.action);
  read_hits(options, values);
  read_articles(options, values);
  options.syntax = syntax(values, options.action);
  options.correct = values.on("correct");
  options.context = values.number("context", 0, max_context, 0);
  if (options.action == Options::Action::article &&
      values.on_command_line("context")) {
    options.article_context = options.context;
  }
  read_counts(options, values);
  read_batch(options, values);
  read_output(options, values);
  check_combinations(options, values);
  return options;
}

}  // namespace

const CommandLine command_line{"dateline-query", usage, option_groups, closing,
                               "query words"};

std::vector<std::string> with_left_out_values(
    std::vector<std::string> arguments) {
  static const std::set<std::string> units{"auto", "day", "month", "year"};
  const auto end = std::ranges::find(arguments, "--");
  for (auto at = arguments.begin(); at != end; ++at) {
    const std::string next = at + 1 != end ? at[1] : "-";
    if (*at == "--timeline" && !units.contains(next)) {
      *at = "--timeline=auto";
    } else if (*at == "--list" && next.starts_with('-')) {
      *at = "--list=articles";
    }
  }
  return arguments;
}

Options parse(OptionValues values, const ReadSettings& read_settings) {
  std::vector<Setting> settings;
  if (!values.on("no-config")) settings = read_settings();
  values.add_settings(settings, may_be_set);
  return make_options(values, settings);
}

}  // namespace dateline::query_tool
