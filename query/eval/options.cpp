#include "query/eval/options.hpp"

#include <algorithm>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/value_semantic.hpp>

#include "corpus/cli/option_values.hpp"

namespace dateline::eval {
namespace po = boost::program_options;
namespace {

constexpr std::size_t max_topics = 1'000'000;
constexpr std::size_t max_map_depth = 1'000'000;

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
    "may be -, standard input. Compressed files are decompressed.\n";

constexpr const char* closing =
    "\n"
    "Exit status: 0 done, 2 error.\n"
    "\n"
    "Example:\n"
    "  dateline-eval --changes 5 qrels.txt before.run after.run\n";

po::options_description measure_group() {
  po::options_description group("Measures");
  auto add = group.add_options();
  add("map-depth", po::value<std::string>()->value_name("N"),
      "MAP counts the first N documents (default: 100)");
  return group;
}

po::options_description topic_group() {
  po::options_description group("Topics");
  auto add = group.add_options();
  add("per-topic", po::bool_switch(), "show the measures of each topic");
  add("worst", po::value<std::string>()->value_name("N"),
      "show the N topics of lowest nDCG@10");
  add("changes", po::value<std::string>()->value_name("N"),
      "show the N topics that gained most nDCG@10, and N that lost most");
  return group;
}

po::options_description output_group() {
  po::options_description group("Output");
  auto add = group.add_options();
  add("format", po::value<std::string>()->value_name("FORMAT"),
      "text (default), csv or jsonl");
  add_general_options(group);
  return group;
}

po::options_description option_groups() {
  po::options_description groups;
  groups.add(measure_group()).add(topic_group()).add(output_group());
  return groups;
}

void read_files(Options& options, const OptionValues& values) {
  const std::vector<std::string> files = values.arguments();
  if (files.size() < 2) {
    throw UsageError(files.empty()
                         ? "no files given; name the judgements and a run"
                         : "no run given; name one after the judgements");
  }
  if (std::ranges::find(files, "") != files.end()) {
    throw UsageError("the name of a file is empty; name a file or -");
  }
  if (std::ranges::count(files, "-") > 1) {
    throw UsageError("standard input can be only one of the files");
  }
  options.qrels = files.front();
  options.runs.assign(files.begin() + 1, files.end());
}

// Throws UsageError if an option has no effect beside the others, because a
// user expects an effect of what they type.
void check_combinations(const Options& options) {
  if (options.changes > 0 && options.runs.size() < 2) {
    throw UsageError("option --changes has no effect with one run; name two");
  }
  if (options.format == Format::text) return;
  const std::string reason = " has no effect with --format csv or jsonl; " +
                             std::string("--per-topic shows all topics there");
  if (options.worst > 0) throw UsageError("option --worst" + reason);
  if (options.changes > 0) throw UsageError("option --changes" + reason);
}

}  // namespace

const CommandLine command_line{"dateline-eval", usage, option_groups, closing,
                               "files"};

Options parse(const OptionValues& values) {
  using FormatRow = std::pair<const char*, Format>;
  Options options;
  read_files(options, values);
  options.map_depth =
      values.number("map-depth", 1, max_map_depth, options.map_depth);
  options.per_topic = values.on("per-topic");
  options.worst = values.number("worst", 1, max_topics, 0);
  options.changes = values.number("changes", 1, max_topics, 0);
  options.format =
      values.choice("format", std::array{FormatRow("text", Format::text),
                                         FormatRow("csv", Format::csv),
                                         FormatRow("jsonl", Format::jsonl)});
  check_combinations(options);
  return options;
}

}  // namespace dateline::eval
