#include "indexer/tool/options.hpp"

#include <algorithm>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <thread>

#include "corpus/cli/config_file.hpp"
#include "corpus/cli/option_values.hpp"
#include "corpus/text/language.hpp"
#include "indexer/tool/outcome_report.hpp"

namespace dateline::index_tool {
namespace fs = std::filesystem;
namespace po = boost::program_options;
namespace {

constexpr std::size_t max_threads = 1024;
constexpr std::size_t max_wait_seconds = 365L * 24 * 60 * 60;
// One who follows folders lets others write between two batches.
constexpr std::size_t watch_wait_seconds = 600;

constexpr const char* usage =
    "Usage: dateline-index -d INDEX [options] PATH...\n"
    "\n"
    "Puts news articles into an index for dateline-query. All articles of one\n"
    "call are added together, or none of them.\n"
    "\n"
    "PATH is a file, a folder, or - for JSON lines on standard input. Text,\n"
    "web pages, feeds, news in XML, JSON, tables, mail, crawls, PDF and\n"
    "archives of these are known by their content. An article replaces the\n"
    "one of the same id in the index; it is skipped if nothing in it has\n"
    "changed. An article without an id is known by its URL, else by its\n"
    "file.\n";

constexpr const char* closing =
    "\n"
    "Exit status: 0 done, 2 if there was an error or an article failed.\n"
    "\n"
    "Example:\n"
    "  dateline-index -d news.idx archive/ today.jsonl.gz\n";

po::options_description index_group() {
  po::options_description group("Index");
  auto add = group.add_options();
  add("db,d", po::value<std::string>()->value_name("INDEX"),
      "folder of the index, created if there is none (default: $DATELINE_DB)");
  add("language", po::value<std::string>()->value_name("CODE"),
      "language of articles of a new index that do not declare theirs and "
      "whose language cannot be detected (default: en)");
  add("map", po::value<std::string>()->value_name("FIELD=NAME,..."),
      "take the values of NAME, a key of JSON or a column of a table, for "
      "FIELD: id, title, text, summary, source, date, url, language or author");
  add("root", po::value<std::string>()->value_name("FOLDER"),
      "where the archive is now, if it was moved: ids of files are relative to "
      "this folder (default: as the index has it)");
  return group;
}

po::options_description removal_group() {
  po::options_description group("Removal");
  auto add = group.add_options();
  add("remove", po::value<std::vector<std::string>>()->value_name("ID"),
      "remove the article of this id; may be repeated");
  add("prune", po::bool_switch(),
      "remove the articles whose file no longer exists, or no longer has them");
  add("force-prune", po::bool_switch(),
      "prune also if a path is missing or empty, or much of the index would "
      "go");
  return group;
}

po::options_description upkeep_group() {
  po::options_description group("Upkeep, after what is to be added");
  auto add = group.add_options();
  add("purge", po::bool_switch(),
      "delete the text of removed and replaced articles from all files");
  add("merge", po::bool_switch(),
      "merge the index into one piece, which is fastest to search");
  add("check", po::bool_switch(),
      "compare all that the index holds with its own text and checksums");
  return group;
}

po::options_description work_group() {
  po::options_description group("Work");
  auto add = group.add_options();
  add("report", po::value<std::string>()->value_name("FILE"),
      "write what became of each input into FILE, as JSON lines");
  add("retry-failed", po::value<std::string>()->value_name("FILE"),
      "read the files again that failed by the report in FILE");
  add("reread", po::bool_switch(),
      "read all files, also those that have not changed since they were read");
  add("watch", po::bool_switch(),
      "go on until stopped, and index what changes in the folders and files "
      "named");
  add("strict", po::bool_switch(),
      "change nothing if an input fails or collides, or an article to remove "
      "is not in the index");
  add("dry-run", po::bool_switch(), "change nothing; say what would be done");
  add("threads,j", po::value<std::string>()->value_name("N"),
      "use N threads (default: one for each processor)");
  add("wait", po::value<std::string>()->value_name("SECONDS"),
      "wait up to SECONDS while another process writes the index (default: 0, "
      "with --watch 600)");
  add("verbose,v", po::bool_switch(), "name each date that cannot be read");
  add("quiet,q", po::bool_switch(), "show neither progress nor summary");
  add_general_options(group);
  return group;
}

po::options_description option_groups() {
  po::options_description groups;
  groups.add(index_group())
      .add(removal_group())
      .add(upkeep_group())
      .add(work_group());
  return groups;
}

std::optional<std::string> language(const OptionValues& values) {
  const std::optional<std::string> name = values.text("language");
  if (!name) return std::nullopt;
  std::string code = canonical_language(*name);
  if (code.empty()) {
    values.refuse("language", *name,
                  "is not a known language; give an ISO 639-1 code such as en");
  }
  return code;
}

// Of a name that is taken for two fields only one would be filled.
void check_free(const OptionValues& values, std::string_view pair,
                std::string_view name, const FieldNames& names) {
  const std::string_view field = names.field_mapped_to(name);
  if (field.empty()) return;
  values.refuse("map", std::string(pair),
                "names what is taken for " + std::string(field) +
                    " already; a key or column is taken for one field");
}

// "text=content,date=published"
FieldNames field_names(const OptionValues& values) {
  FieldNames names;
  const std::string given = values.text("map").value_or("");
  std::string_view left = given;
  while (!left.empty()) {
    const std::string_view pair = left.substr(0, left.find(','));
    left.remove_prefix(std::min(pair.size() + 1, left.size()));
    const std::size_t sign = std::min(pair.find('='), pair.size());
    const std::string_view name = pair.substr(std::min(sign + 1, pair.size()));
    check_free(values, pair, name, names);
    const bool is_known =
        !name.empty() && names.map(pair.substr(0, sign), name);
    if (!is_known) {
      values.refuse("map", std::string(pair),
                    "is not FIELD=NAME; FIELD is " + FieldNames::field_list());
    }
  }
  return names;
}

// What came from standard input cannot be had again from there.
void check_given_again(const std::vector<fs::path>& paths,
                       const std::string& report) {
  if (std::ranges::find(paths, "-") != paths.end()) return;
  throw UsageError("some of what failed by report '" + report +
                   "' came from standard input; give that again as -, beside "
                   "--retry-failed");
}

void check_watch(const Options& options) {
  if (std::ranges::find(options.paths, "-") != options.paths.end()) {
    throw UsageError("standard input cannot be watched; name folders or files");
  }
  if (options.paths.empty() || options.dry_run || !options.remove.empty()) {
    throw UsageError(
        "--watch needs folders or files to follow, and goes neither with "
        "--dry-run nor with --remove");
  }
}

unsigned processors() {
  return std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace

const CommandLine command_line{"dateline-index", usage, option_groups, closing,
                               "paths"};

Options parse(const OptionValues& values) {
  Options options;
  options.index = index_path(values, read_config_file);
  for (const std::string& path : values.arguments()) {
    if (path.empty()) {
      throw UsageError("a path is empty; name a file, a folder or -");
    }
    options.paths.emplace_back(path);
  }
  if (const auto report = values.text("retry-failed")) {
    options.is_retry = true;
    for (fs::path& path : failed_files(*report)) {
      if (path == "-") {
        check_given_again(options.paths, *report);
      } else {
        options.paths.push_back(std::move(path));
      }
    }
  }
  options.remove = values.texts("remove");
  options.reread = values.on("reread");
  options.watch = values.on("watch");
  options.strict = values.on("strict");
  options.dry_run = values.on("dry-run");
  options.report = values.text("report").value_or("");
  options.force_prune = values.on("force-prune");
  options.prune = values.on("prune") || options.force_prune;
  options.root = values.text("root").value_or("");
  options.names = field_names(values);
  options.purge = values.on("purge");
  options.merge = values.on("merge");
  options.check = values.on("check");
  if (!options.has_batch() && !options.has_upkeep()) {
    throw UsageError("no path given; name files, folders or -");
  }
  if (options.watch) check_watch(options);
  options.language = language(values);
  options.threads = static_cast<unsigned>(
      values.number("threads", 1, max_threads, processors()));
  options.wait = std::chrono::seconds(values.number(
      "wait", 0, max_wait_seconds, options.watch ? watch_wait_seconds : 0));
  options.verbose = values.on("verbose");
  options.quiet = values.on("quiet");
  return options;
}

}  // namespace dateline::index_tool
