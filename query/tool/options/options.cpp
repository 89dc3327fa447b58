#include "query/tool/options/options.hpp"

#include <algorithm>
#include <boost/program_options/options_description.hpp>
#include <set>
#include <sstream>

#include "corpus/cli/option_values.hpp"
#include "query/tool/options/date_options.hpp"
#include "query/tool/options/option_checks.hpp"
#include "query/tool/options/option_groups.hpp"

namespace dateline::query_tool {
namespace {

constexpr std::size_t max_context = 1'000;
constexpr std::size_t max_half_life = 36'500;     // a century
constexpr std::size_t max_timeout = 100'000'000;  // about a day
constexpr std::size_t min_width = 20;
constexpr std::size_t max_width = 10'000;

// Evaluations usually look at this many hits of a topic.
constexpr std::size_t default_run_limit = 1'000;

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

// "" if the option is not given.
std::string date(const OptionValues& values, const char* name) {
  const std::optional<std::string> value = values.text(name);
  if (!value) return "";
  if (const auto fault = date_fault(*value)) {
    values.refuse(name, *value, *fault);
  }
  return *value;
}

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
};

const Mode* mode(const OptionValues& values) {
  const Mode* chosen = nullptr;
  for (const Mode& each : modes) {
    if (!values.given(each.option)) continue;
    if (chosen) {
      throw UsageError("options --" + std::string(chosen->option) + " and --" +
                       each.option + " cannot be used together");
    }
    chosen = &each;
  }
  return chosen;
}

void check_list(const Options& options, const OptionValues& values) {
  if (options.action == Options::Action::list && options.subject != "sources" &&
      options.subject != "authors" && options.subject != "languages") {
    values.refuse("list", options.subject,
                  "is not sources, authors or languages");
  }
}

void choose_action(Options& options, const OptionValues& values) {
  const Mode* chosen = mode(values);
  options.query = query(values);
  const bool interactive = values.on("interactive");
  const std::string name = chosen ? chosen->option : "interactive";
  if (chosen) {
    options.action = chosen->action;
    options.subject = *values.text(chosen->option);
    if (options.subject.empty()) values.refuse(chosen->option, "", "is empty");
    check_list(options, values);
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

std::vector<Facet> facets(const OptionValues& values) {
  std::vector<Facet> chosen;
  std::istringstream list(values.text("facets").value_or(""));
  for (std::string name; std::getline(list, name, ',');) {
    constexpr Facet known[] = {Facet::source, Facet::language, Facet::year,
                               Facet::month, Facet::day};
    const auto* facet = std::ranges::find(
        known, name, [](Facet facet) { return to_string(facet); });
    if (facet == std::end(known)) {
      values.refuse("facets", name,
                    "is not source, language, year, month or day");
    }
    if (std::ranges::find(chosen, *facet) == chosen.end()) {
      chosen.push_back(*facet);
    }
  }
  if (values.given("facets") && chosen.empty()) {
    values.refuse("facets", "", "is empty");
  }
  return chosen;
}

// The score components that a comma-separated list names; "all" names every
// one.
std::vector<ScoreComponent> disabled_components(const OptionValues& values) {
  std::vector<ScoreComponent> chosen;
  std::istringstream list(values.text("without").value_or(""));
  for (std::string name; std::getline(list, name, ',');) {
    const auto* component =
        std::ranges::find(all_score_components, name,
                          [](ScoreComponent each) { return to_string(each); });
    if (name == "all") {
      chosen.assign(std::begin(all_score_components),
                    std::end(all_score_components));
    } else if (component != std::end(all_score_components)) {
      chosen.push_back(*component);
    } else {
      values.refuse("without", name,
                    "is not burstiness, title, variants, proximity, article, "
                    "feedback, smoothing, near-duplicates or all");
    }
  }
  if (values.given("without") && chosen.empty()) {
    values.refuse("without", "", "is empty");
  }
  return chosen;
}

SearchOptions make_search_options(const OptionValues& values,
                                  std::size_t default_limit,
                                  std::size_t default_per_article) {
  using SortRow = std::pair<const char*, Sort>;
  SearchOptions search;
  search.page.limit = values.number("limit", 0, max_hits, default_limit);
  search.page.offset = values.number("offset", 0, max_hits, search.page.offset);
  search.filters.from = date(values, "from");
  search.filters.to = date(values, "to");
  if (is_after(search.filters.from, search.filters.to)) {
    values.refuse("from", search.filters.from,
                  "is after --to '" + search.filters.to + "'");
  }
  search.filters.sources = values.texts("source");
  search.filters.authors = values.texts("author");
  search.filters.languages = values.texts("language");
  search.max_per_article =
      values.number("per-article", 0, max_hits, default_per_article);
  search.sort =
      values.choice("sort", std::array{SortRow("relevance", Sort::relevance),
                                       SortRow("newest", Sort::newest),
                                       SortRow("oldest", Sort::oldest)});
  search.half_life =
      static_cast<double>(values.number("half-life", 1, max_half_life, 0));
  if (values.on_command_line("half-life") && search.sort != Sort::relevance) {
    throw UsageError("option --half-life has no effect with --sort " +
                     *values.text("sort"));
  }
  search.disabled = disabled_components(values);
  search.time_limit.timeout =
      std::chrono::milliseconds(values.number("timeout", 0, max_timeout, 0));
  search.facets = facets(values);
  search.explain = values.on("explain");
  return search;
}

// The lines of a batch are often names, whose words stand side by side.
Counting counting(const OptionValues& values, Options::Action action) {
  using Row = std::pair<const char*, Counting>;
  const Counting chosen =
      values.choice("count", std::array{Row("all", Counting::all_words),
                                        Row("in-a-row", Counting::in_a_row),
                                        Row("any", Counting::any_word)});
  const bool batch = action == Options::Action::batch;
  return batch && !values.given("count") ? Counting::in_a_row : chosen;
}

// The lines of a batch are read as plain text unless the command line gives a
// syntax, because names and titles are not written as queries.
Syntax syntax(const OptionValues& values, Options::Action action) {
  using Row = std::pair<const char*, Syntax>;
  const Syntax chosen = values.choice(
      "syntax",
      std::array{Row("full", Syntax::lenient), Row("plain", Syntax::plain)});
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

std::optional<TimelineUnit> timeline_unit(const OptionValues& values) {
  using Row = std::pair<const char*, TimelineUnit>;
  if (!values.given("timeline")) return std::nullopt;
  return values.choice("timeline",
                       std::array{Row("auto", TimelineUnit::automatic),
                                  Row("day", TimelineUnit::day),
                                  Row("month", TimelineUnit::month),
                                  Row("year", TimelineUnit::year)});
}

When when(const OptionValues& values, const char* name) {
  using Row = std::pair<const char*, When>;
  return values.choice(
      name, std::array{Row("auto", When::automatic),
                       Row("always", When::always), Row("never", When::never)});
}

void read_output(Options& options, const OptionValues& values) {
  options.html = values.text("html").value_or("");
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
}

// A list shows the hits of a search. That the config file asks for it does not
// forbid other views, which are shown as text.
Format format(const OptionValues& values, Options::Action action) {
  using Row = std::pair<const char*, Format>;
  const Format chosen = values.choice(
      "format", std::array{Row("text", Format::text), Row("list", Format::list),
                           Row("jsonl", Format::jsonl), Row("csv", Format::csv),
                           Row("trec", Format::trec)});
  const bool lists_hits = action != Options::Action::article &&
                          action != Options::Action::batch &&
                          !values.given("html");
  return chosen == Format::list && !values.on_command_line("format") &&
                 !lists_hits
             ? Format::text
             : chosen;
}

// Programs count on the whole list, and people see several articles among the
// first hits rather than one long one.
std::size_t default_per_article(const Options& options) {
  constexpr std::size_t for_people = 2;
  return is_for_people(options.format) &&
                 options.action != Options::Action::batch
             ? for_people
             : 0;
}

Options make_options(const OptionValues& values,
                     const std::vector<Setting>& settings) {
  Options options;
  options.index = index_path(values, [&] { return settings; });
  choose_action(options, values);
  options.format = format(values, options.action);
  const std::size_t default_limit =
      options.format == Format::trec ? default_run_limit : Page().limit;
  options.search =
      make_search_options(values, default_limit, default_per_article(options));
  options.search.counting = counting(values, options.action);
  options.syntax = syntax(values, options.action);
  options.correct = values.on("correct");
  options.context = values.number("context", 0, max_context, 0);
  if (options.action == Options::Action::article &&
      values.on_command_line("context")) {
    options.article_context = options.context;
  }
  options.timeline = timeline_unit(values);
  read_batch(options, values);
  read_output(options, values);
  check_combinations(options, values);
  return options;
}

}  // namespace

const CommandLine command_line{"dateline-query", usage, option_groups, closing,
                               "query words"};

std::vector<std::string> with_timeline_units(
    std::vector<std::string> arguments) {
  static const std::set<std::string> units{"auto", "day", "month", "year"};
  const auto end = std::ranges::find(arguments, "--");
  for (auto at = arguments.begin(); at != end; ++at) {
    if (*at != "--timeline") continue;
    const bool has_unit = at + 1 != end && units.contains(at[1]);
    if (!has_unit) *at += "=auto";
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
