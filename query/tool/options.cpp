#include "query/tool/options.hpp"

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <cctype>
#include <cstdlib>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/error.hpp"

namespace dateline {
namespace po = boost::program_options;
namespace {

constexpr std::size_t most_hits = 1'000'000;
constexpr std::size_t least_width = 20;
constexpr std::size_t most_width = 10'000;

constexpr const char* words_with_dash =
    "; query words that begin with - go after --";

constexpr const char* usage =
    "Usage: dateline-query -d INDEX [options] QUERY...\n"
    "\n"
    "Searches an index that dateline-index made and prints the passages that\n"
    "answer best. Any of the words may match; more is better.\n";

constexpr const char* closing =
    "\n"
    "In a query:  \"these words in order\"  'US'  +must  -not  veto*  name~\n"
    "             AND OR NOT ( )  NEAR/5  title:x  source:x  lang:en\n"
    "             after:2024  before:2024-06  on:2024-06-19\n"
    "The shell takes quotes away: quote them once more, '\"security "
    "council\"'.\n"
    "After -- a word may begin with -.\n"
    "\n"
    "Exit status: 0 found, 1 nothing found, 2 if there was an error.\n"
    "\n"
    "Examples:\n"
    "  dateline-query -d news.idx Aurus limousine\n"
    "  dateline-query -d news.idx --from 2024 -- sanctions -oil\n";

po::options_description search_options() {
  po::options_description group("Search");
  auto add = group.add_options();
  add("db,d", po::value<std::string>()->value_name("INDEX"),
      "folder of the index (default: $DATELINE_DB)");
  add("limit,n", po::value<std::string>()->value_name("N"),
      "show N hits at most (default: 10)");
  add("offset", po::value<std::string>()->value_name("N"),
      "pass over the first N hits");
  add("group", po::value<std::string>()->value_name("WHAT"),
      "passage: every passage counts (default); article: each article by its "
      "best passage");
  add("strict", po::bool_switch(),
      "reject a query that is not well formed instead of making the best of "
      "it");
  return group;
}

po::options_description filter_options() {
  po::options_description group("Filters");
  auto add = group.add_options();
  add("from", po::value<std::string>()->value_name("DATE"),
      "not older: YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, or 7d, 2w, 3m, "
      "1y ago");
  add("to", po::value<std::string>()->value_name("DATE"),
      "not newer; 2024 means to its end");
  add("source", po::value<std::vector<std::string>>()->value_name("NAME"),
      "of this source; may be repeated: of any of them");
  add("language", po::value<std::vector<std::string>>()->value_name("CODE"),
      "in this language, such as en; may be repeated");
  return group;
}

po::options_description output_options() {
  po::options_description group("Output");
  auto add = group.add_options();
  add("format", po::value<std::string>()->value_name("FORMAT"),
      "text for people (default), jsonl for programs");
  add("color", po::value<std::string>()->value_name("WHEN"),
      "auto: on a terminal, if NO_COLOR is not set (default); always; never");
  add("width", po::value<std::string>()->value_name("N"),
      "columns of text (default: the terminal's, else 80)");
  add("help,h", po::bool_switch(), "show this help");
  add("version", po::bool_switch(), "show the version");
  return group;
}

po::options_description visible_options() {
  po::options_description all;
  all.add(search_options()).add(filter_options()).add(output_options());
  return all;
}

// Guessing is off: "--lim" is no option, and will not become another one when
// options are added.
po::variables_map read(int argc, const char* const* argv) {
  namespace style = po::command_line_style;
  po::options_description all = visible_options();
  all.add_options()("word", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("word", -1);
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv)
                .options(all)
                .positional(positional)
                .style(style::allow_long | style::long_allow_adjacent |
                       style::long_allow_next | style::allow_short |
                       style::short_allow_adjacent | style::short_allow_next |
                       style::allow_dash_for_short | style::allow_sticky)
                .run(),
            values);
  return values;
}

// "-not" is read as "-n ot".
bool is_word(const std::string& text) {
  return !text.empty() && std::isalpha(static_cast<unsigned char>(text[0]));
}

std::string named(const char* option, const std::string& value) {
  return "option --" + std::string(option) + ": '" + value + "'";
}

std::vector<std::string> strings(const po::variables_map& values,
                                 const char* name) {
  if (!values.count(name)) return {};
  auto given = values[name].as<std::vector<std::string>>();
  for (const std::string& value : given) {
    if (value.empty()) throw UsageError(named(name, value) + " is empty");
  }
  return given;
}

std::size_t number(const po::variables_map& values, const char* name,
                   std::size_t least, std::size_t most, std::size_t otherwise) {
  if (!values.count(name)) return otherwise;
  const std::string text = values[name].as<std::string>();
  const bool digits = !text.empty() && text.size() <= 9 &&
                      text.find_first_not_of("0123456789") == std::string::npos;
  const std::size_t value = digits ? std::stoul(text) : most + 1;
  if (value < least || value > most) {
    throw UsageError(named(name, text) + " is not a number from " +
                     std::to_string(least) + " to " + std::to_string(most) +
                     (is_word(text) ? words_with_dash : ""));
  }
  return value;
}

// The value's meaning out of (name, meaning) rows; the first row's if the
// option is not given.
template <typename Value, std::size_t count>
Value choice(const po::variables_map& values, const char* name,
             const std::array<std::pair<const char*, Value>, count>& rows) {
  if (!values.count(name)) return rows.front().second;
  const std::string text = values[name].as<std::string>();
  std::string allowed;
  for (std::size_t i = 0; i < count; ++i) {
    if (text == rows[i].first) return rows[i].second;
    allowed += (i == 0 ? "" : i + 1 == count ? " or " : ", ");
    allowed += rows[i].first;
  }
  throw UsageError(named(name, text) + " is not " + allowed);
}

// The query language decides what is a date, so that no date is good in one
// place and bad in the other.
bool is_date(const std::string& text) {
  try {
    const Query query = Query::parse("on:" + text, Syntax::strict);
    const auto& clauses = query.root().children;
    return clauses.size() == 1 && clauses[0].field == "on" &&
           clauses[0].text == text;
  } catch (const QueryError&) {
    return false;
  }
}

std::string date(const po::variables_map& values, const char* name) {
  if (!values.count(name)) return "";
  std::string text = values[name].as<std::string>();
  if (!is_date(text)) {
    throw UsageError(named(name, text) +
                     " is not a date; write YYYY, YYYY-MM, YYYY-MM-DD, today, "
                     "yesterday, or 7d, 2w, 3m, 1y");
  }
  return text;
}

bool is_calendar_date(const std::string& text) {
  return text.find_first_not_of("0123456789-") == std::string::npos;
}

// 2024-06 to 2024 is fine: it ends with the year.
void check_order(const std::string& from, const std::string& to) {
  if (!is_calendar_date(from) || !is_calendar_date(to)) return;
  const std::size_t common = std::min(from.size(), to.size());
  if (from.substr(0, common) > to.substr(0, common)) {
    throw UsageError(named("from", from) + " is after --to '" + to + "'");
  }
}

std::string index_folder(const po::variables_map& values) {
  const char* from_environment = std::getenv("DATELINE_DB");
  std::string folder = values.count("db") ? values["db"].as<std::string>()
                       : from_environment ? from_environment
                                          : "";
  if (folder.empty()) {
    throw UsageError(
        "no index named; give its folder with -d INDEX or in DATELINE_DB");
  }
  return folder;
}

// The words as the shell left them: what the user quoted is not taken for a
// phrase, or there would be no way to pass a whole query as one argument.
std::string query(const po::variables_map& values) {
  std::string text;
  if (values.count("word")) {
    for (const auto& word : values["word"].as<std::vector<std::string>>()) {
      text += (text.empty() ? "" : " ") + word;
    }
  }
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw UsageError("no query given; name the words to search for");
  }
  return text;
}

SearchOptions make_search_options(const po::variables_map& values) {
  using GroupRow = std::pair<const char*, Group>;
  SearchOptions search;
  search.limit = number(values, "limit", 1, most_hits, search.limit);
  search.offset = number(values, "offset", 0, most_hits, search.offset);
  search.from = date(values, "from");
  search.to = date(values, "to");
  check_order(search.from, search.to);
  search.sources = strings(values, "source");
  search.languages = strings(values, "language");
  search.group = choice(values, "group",
                        std::array{GroupRow("passage", Group::passage),
                                   GroupRow("article", Group::article)});
  return search;
}

Options make_options(const po::variables_map& values) {
  using FormatRow = std::pair<const char*, Format>;
  using ColourRow = std::pair<const char*, Colour>;
  Options options;
  options.index = index_folder(values);
  options.query = query(values);
  options.syntax =
      values["strict"].as<bool>() ? Syntax::strict : Syntax::lenient;
  options.search = make_search_options(values);
  options.format = choice(values, "format",
                          std::array{FormatRow("text", Format::text),
                                     FormatRow("jsonl", Format::jsonl)});
  options.colour = choice(values, "color",
                          std::array{ColourRow("auto", Colour::automatic),
                                     ColourRow("always", Colour::always),
                                     ColourRow("never", Colour::never)});
  if (values.count("width")) {
    options.width = number(values, "width", least_width, most_width, 0);
  }
  return options;
}

}  // namespace

Options parse(int argc, const char* const* argv) {
  try {
    const po::variables_map values = read(argc, argv);
    Options options;
    if (values["help"].as<bool>()) {
      options.action = Options::Action::show_help;
    } else if (values["version"].as<bool>()) {
      options.action = Options::Action::show_version;
    } else {
      options = make_options(values);
    }
    return options;
  } catch (const po::unknown_option& error) {
    throw UsageError(error.what() + std::string(words_with_dash));
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
}

std::string help_text() {
  std::ostringstream out;
  out << usage << visible_options() << closing;
  return out.str();
}

}  // namespace dateline
