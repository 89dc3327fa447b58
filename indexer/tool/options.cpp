#include "indexer/tool/options.hpp"

#include <boost/program_options.hpp>
#include <cstdlib>
#include <sstream>
#include <thread>

#include "corpus/cli/config_file.hpp"
#include "corpus/text/language.hpp"

namespace dateline {
namespace po = boost::program_options;
namespace {

constexpr unsigned threads_limit = 1024;
constexpr long wait_limit_seconds = 365L * 24 * 60 * 60;

constexpr const char* usage =
    "Usage: dateline-index -d INDEX [options] PATH...\n"
    "\n"
    "Puts news articles into an index for dateline-query. All articles of one\n"
    "call come into the index together, or not at all.\n"
    "\n"
    "PATH is a text file, a file of JSON lines (.jsonl, .ndjson), a folder of\n"
    "these, or - for JSON lines on standard input; .gz and .zst are read\n"
    "through. An article of an id that the index has replaces that one; it is\n"
    "passed over if nothing in it has changed.\n";

constexpr const char* closing =
    "\n"
    "Exit status: 0 done, 2 if there was an error or an article failed.\n"
    "\n"
    "Example:\n"
    "  dateline-index -d news.idx archive/ today.jsonl.gz\n";

po::options_description index_options() {
  po::options_description group("Index");
  auto add = group.add_options();
  add("db,d", po::value<std::string>()->value_name("INDEX"),
      "folder of the index, made if there is none (default: $DATELINE_DB)");
  add("language", po::value<std::string>()->value_name("CODE"),
      "language of a new index's articles that neither say theirs nor let it "
      "be detected (default: en)");
  return group;
}

po::options_description removal_options() {
  po::options_description group("Removal");
  auto add = group.add_options();
  add("remove", po::value<std::vector<std::string>>()->value_name("ID"),
      "remove the article of this id; may be repeated");
  add("prune", po::bool_switch(),
      "remove the articles whose file is no longer there");
  return group;
}

po::options_description work_options() {
  po::options_description group("Work");
  auto add = group.add_options();
  add("threads,j", po::value<std::string>()->value_name("N"),
      "work in N threads (default: one for each processor)");
  add("wait", po::value<std::string>()->value_name("SECONDS"),
      "wait so long while another writes the index (default: 0)");
  add("quiet,q", po::bool_switch(), "show neither progress nor summary");
  add("help,h", po::bool_switch(), "show this help");
  add("version", po::bool_switch(), "show the version");
  return group;
}

po::options_description visible_options() {
  po::options_description all;
  all.add(index_options()).add(removal_options()).add(work_options());
  return all;
}

// Guessing is off: "--rem" is no option, and will not become another one when
// options are added.
po::variables_map read(int argc, const char* const* argv) {
  namespace style = po::command_line_style;
  po::options_description all = visible_options();
  all.add_options()("path", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("path", -1);
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

std::vector<std::string> strings(const po::variables_map& values,
                                 const char* name) {
  return values.count(name) ? values[name].as<std::vector<std::string>>()
                            : std::vector<std::string>();
}

long number(const po::variables_map& values, const char* name, long least,
            long most) {
  const std::string text = values[name].as<std::string>();
  const bool digits = !text.empty() && text.size() <= 9 &&
                      text.find_first_not_of("0123456789") == std::string::npos;
  const long value = digits ? std::stol(text) : -1;
  if (value < least || value > most) {
    throw UsageError("option --" + std::string(name) + ": '" + text +
                     "' is not a number from " + std::to_string(least) +
                     " to " + std::to_string(most));
  }
  return value;
}

std::string index_folder(const po::variables_map& values) {
  if (values.count("db")) return values["db"].as<std::string>();
  const char* from_environment = std::getenv("DATELINE_DB");
  if (from_environment && *from_environment) return from_environment;
  // Other settings are for dateline-query, and checked there.
  for (const Setting& setting : read_config_file()) {
    if (setting.key == "db" && !setting.value.empty()) return setting.value;
  }
  throw UsageError(
      "no index named; give its folder with -d INDEX or in DATELINE_DB, or as "
      "'db = INDEX' in the config file");
}

std::string language(const po::variables_map& values) {
  const std::string given = values["language"].as<std::string>();
  std::string code = canonical_language(given);
  if (code.empty()) {
    throw UsageError("option --language: '" + given +
                     "' is no language that we know; give an ISO 639-1 code "
                     "such as en");
  }
  return code;
}

unsigned processors() {
  return std::max(1u, std::thread::hardware_concurrency());
}

Options make_options(const po::variables_map& values) {
  Options options;
  options.index = index_folder(values);
  for (const std::string& path : strings(values, "path")) {
    if (path.empty()) throw UsageError("a path is empty");
    options.paths.emplace_back(path);
  }
  options.remove = strings(values, "remove");
  options.prune = values["prune"].as<bool>();
  if (options.paths.empty() && options.remove.empty() && !options.prune) {
    throw UsageError("no path given; name files, folders or -");
  }
  if (values.count("language")) options.language = language(values);
  options.threads = values.count("threads")
                        ? number(values, "threads", 1, threads_limit)
                        : processors();
  if (values.count("wait")) {
    options.wait =
        std::chrono::seconds(number(values, "wait", 0, wait_limit_seconds));
  }
  options.quiet = values["quiet"].as<bool>();
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
