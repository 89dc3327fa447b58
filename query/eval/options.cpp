#include "query/eval/options.hpp"

#include <algorithm>
#include <boost/program_options.hpp>
#include <sstream>

namespace dateline {
namespace po = boost::program_options;
namespace {

constexpr std::size_t max_topics = 1'000'000;
constexpr std::size_t deepest = 1'000'000;

constexpr const char* usage =
    "Usage: dateline-eval [options] QRELS RUN...\n"
    "\n"
    "Scores rankings by relevance judgements, and compares each further RUN\n"
    "with the first.\n"
    "\n"
    "QRELS holds the judgements, as 'topic 0 document grade' or in BEIR's "
    "three\n"
    "columns. A RUN is in TREC form, 'topic Q0 document rank score tag', as\n"
    "dateline-query --queries FILE --format trec prints it. One of the files\n"
    "may be -, standard input; compressed ones are read through.\n";

constexpr const char* closing =
    "\n"
    "Exit status: 0 done, 2 if there was an error.\n"
    "\n"
    "Example:\n"
    "  dateline-eval --changes 5 qrels.txt before.run after.run\n";

po::options_description measure_options() {
  po::options_description group("Measures");
  auto add = group.add_options();
  add("depth", po::value<std::string>()->value_name("N"),
      "look N documents deep for MAP (default: 100)");
  return group;
}

po::options_description topic_options() {
  po::options_description group("Topics");
  auto add = group.add_options();
  add("topics", po::bool_switch(), "the measures of each topic");
  add("worst", po::value<std::string>()->value_name("N"),
      "the N topics of lowest nDCG@10");
  add("changes", po::value<std::string>()->value_name("N"),
      "N topics that gained most nDCG@10, N that lost");
  return group;
}

po::options_description output_options() {
  po::options_description group("Output");
  auto add = group.add_options();
  add("format", po::value<std::string>()->value_name("FORMAT"),
      "text (default), csv or jsonl");
  add("help,h", po::bool_switch(), "show this help");
  add("version", po::bool_switch(), "show the version");
  return group;
}

po::options_description visible_options() {
  po::options_description all;
  all.add(measure_options()).add(topic_options()).add(output_options());
  return all;
}

// Guessing is off: "--top" is no option, and will not become another one when
// options are added.
po::variables_map read(int argc, const char* const* argv) {
  namespace style = po::command_line_style;
  po::options_description all = visible_options();
  all.add_options()("file", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("file", -1);
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

std::size_t number(const po::variables_map& values, const char* name,
                   std::size_t most, std::size_t otherwise) {
  if (!values.count(name)) return otherwise;
  const std::string text = values[name].as<std::string>();
  const bool digits = !text.empty() && text.size() <= 9 &&
                      text.find_first_not_of("0123456789") == std::string::npos;
  const std::size_t value = digits ? std::stoul(text) : 0;
  if (value < 1 || value > most) {
    throw UsageError("option --" + std::string(name) + ": '" + text +
                     "' is not a number from 1 to " + std::to_string(most));
  }
  return value;
}

Format format(const po::variables_map& values) {
  if (!values.count("format")) return Format::text;
  const std::string name = values["format"].as<std::string>();
  if (name == "text") return Format::text;
  if (name == "csv") return Format::csv;
  if (name == "jsonl") return Format::jsonl;
  throw UsageError("option --format: '" + name + "' is not text, csv or jsonl");
}

void take_files(Options& options, const po::variables_map& values) {
  std::vector<std::string> files;
  if (values.count("file")) {
    files = values["file"].as<std::vector<std::string>>();
  }
  if (files.size() < 2) {
    throw UsageError(files.empty()
                         ? "no files given; name the judgements and a run"
                         : "no run given; name one after the judgements");
  }
  if (std::ranges::find(files, "") != files.end()) {
    throw UsageError("the name of a file is empty");
  }
  if (std::ranges::count(files, "-") > 1) {
    throw UsageError("standard input can be only one of the files");
  }
  options.qrels = files.front();
  options.runs.assign(files.begin() + 1, files.end());
}

// Options that another makes pointless are not passed over in silence.
void check_combinations(const Options& options) {
  if (options.changes > 0 && options.runs.size() < 2) {
    throw UsageError("option --changes has no effect with one run; name two");
  }
  if (options.format == Format::text) return;
  const std::string reason = " has no effect with --format csv or jsonl; " +
                             std::string("--topics shows all topics there");
  if (options.worst > 0) throw UsageError("option --worst" + reason);
  if (options.changes > 0) throw UsageError("option --changes" + reason);
}

Options make_options(const po::variables_map& values) {
  Options options;
  take_files(options, values);
  options.depth = number(values, "depth", deepest, options.depth);
  options.topics = values["topics"].as<bool>();
  options.worst = number(values, "worst", max_topics, 0);
  options.changes = number(values, "changes", max_topics, 0);
  options.format = format(values);
  check_combinations(options);
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
