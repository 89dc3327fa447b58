#include "query/tool/options/option_groups.hpp"

#include <boost/program_options/value_semantic.hpp>
#include <set>
#include <string>
#include <vector>

#include "corpus/cli/command_line.hpp"

namespace dateline::query_tool {
namespace po = boost::program_options;
namespace {

// Values are read as text; options.cpp checks them.
auto text(const char* name) {
  return po::value<std::string>()->value_name(name);
}

auto texts(const char* name) {
  return po::value<std::vector<std::string>>()->value_name(name);
}

po::options_description search_options() {
  po::options_description group("Search");
  auto add = group.add_options();
  add("db,d", text("INDEX"), "folder of the index (default: $DATELINE_DB)");
  add("limit,n", text("N"), "show N hits at most (default: 10)");
  add("offset", text("N"), "pass over the first N hits");
  add("group", text("WHAT"), "passage, or article: each by its best passage");
  add("sort", text("ORDER"), "relevance, newest or oldest first");
  add("half-life", text("DAYS"),
      "rank new articles higher; DAYS halve what being new adds");
  add("without", text("LIST"), "leave parts out of the score, or all");
  add("syntax", text("KIND"), "full, or plain: no character is an operator");
  add("strict", po::bool_switch(), "refuse a query that is not well formed");
  add("correct", po::bool_switch(),
      "if nothing is found, correct the spelling");
  add("timeout", text("MS"), "stop after MS milliseconds, show what there is");
  return group;
}

po::options_description filter_options() {
  po::options_description group("Filters");
  auto add = group.add_options();
  add("from", text("DATE"), "not older: 2024, 2024-06, 2024-06-19, today, 7d");
  add("to", text("DATE"), "not newer; 2024 means to its end");
  add("source", texts("NAME"), "of this source; may be repeated: any of them");
  add("language", texts("CODE"), "in this language, such as en; the same");
  return group;
}

po::options_description mode_options() {
  po::options_description group("Other than one search");
  auto add = group.add_options();
  add("interactive,i", po::bool_switch(), "ask for one query after another");
  add("queries", text("FILE"), "a report for each line of FILE (- for input)");
  add("queries-format", text("KIND"), "lines, tsv or csv (default: by name)");
  add("run-tag", text("NAME"), "last column of a TREC run (default: dateline)");
  add("article", text("ID"), "print an article, its hits marked");
  add("similar", text("PASSAGE"), "find passages like this one");
  add("list", text("WHAT"), "names for filters: sources or languages");
  return group;
}

po::options_description view_options() {
  po::options_description group("With the hits");
  auto add = group.add_options();
  add("context", text("N"), "N passages of the article on each side");
  add("explain", po::bool_switch(), "how each score comes about");
  add("facets", text("LIST"), "counts by source,language,year,month,day");
  add("timeline", text("[UNIT]"), "bar chart of hits by day, month or year");
  return group;
}

po::options_description output_options() {
  po::options_description group("Output");
  auto add = group.add_options();
  add("format", text("FORMAT"), "text (default), jsonl, csv or trec");
  add("html", text("FILE"), "write a page of the results to FILE");
  add("color", text("WHEN"), "auto (default), always or never");
  add("hyperlink", text("WHEN"), "links in a terminal: as for --color");
  add("width", text("N"), "columns of text (default: the terminal's, or 80)");
  add("ascii", po::bool_switch(), "draw with ASCII characters only");
  add("no-pager", po::bool_switch(), "no $PAGER on a terminal");
  add("no-config", po::bool_switch(), "pass over the config file");
  add_general_options(group);
  return group;
}

}  // namespace

po::options_description option_groups() {
  po::options_description groups;
  groups.add(search_options())
      .add(filter_options())
      .add(mode_options())
      .add(view_options())
      .add(output_options());
  return groups;
}

bool may_be_set(std::string_view option) {
  static const std::set<std::string_view> allowed{
      "ascii",    "color",    "context",  "correct", "db",     "half-life",
      "explain",  "facets",   "format",   "from",    "group",  "hyperlink",
      "language", "limit",    "no-pager", "sort",    "source", "syntax",
      "run-tag",  "timeline", "timeout",  "to",      "width",  "without"};
  return allowed.contains(option);
}

}  // namespace dateline::query_tool
