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

po::options_description search_group() {
  po::options_description group("Search");
  auto add = group.add_options();
  add("db,d", text("INDEX"), "folder of the index (default: $DATELINE_DB)");
  add("limit,n", text("N"),
      "show N hits at most (default: 10); 0: counts alone");
  add("offset", text("N"), "skip the first N hits");
  add("per-article", text("N"),
      "show the N best passages of an article at most, 0 for all (default: 2 "
      "for people to read, else 0)");
  add("within", text("WHAT"),
      "what +, AND, quotes and - are about: the passage (default), or the "
      "whole "
      "article");
  add("sort", text("ORDER"), "relevance (default), newest or oldest first");
  add("half-life", text("DAYS"),
      "rank new articles higher; what being new adds to the score halves every "
      "DAYS days");
  add("without", text("LIST"), "leave parts out of the score; all leaves BM25");
  add("syntax", text("KIND"),
      "full (default), or plain: no character is an operator");
  add("aliases", text("FILE"),
      "names that are one, such as Zelensky = Zelenskyy");
  add("strict", po::bool_switch(), "refuse a query that is not well formed");
  add("correct", po::bool_switch(),
      "if nothing is found, correct the spelling");
  add("timeout", text("MS"),
      "stop after MS milliseconds and show what was found");
  return group;
}

po::options_description filter_group() {
  po::options_description group("Filters");
  auto add = group.add_options();
  add("from", text("DATE"),
      "of this date or later: 2024, 2024-06, 2024-06-19, today, 7d");
  add("to", text("DATE"),
      "of this date or earlier; 2024 includes its last day");
  add("source", texts("NAME"), "of this source; if repeated, of any of them");
  add("author", texts("NAME"),
      "by this author, by the whole name or words of it");
  add("language", texts("CODE"),
      "in this language, such as en; may be repeated too");
  return group;
}

po::options_description mode_group() {
  po::options_description group("Instead of one search");
  auto add = group.add_options();
  add("interactive,i", po::bool_switch(), "ask for one query after another");
  add("queries", text("FILE"),
      "search for each line of FILE (- for standard input), and report on it");
  add("queries-format", text("KIND"), "lines, tsv or csv (default: by name)");
  add("threads,j", text("N"),
      "search for N lines at a time (default: one for each processor)");
  add("run-tag", text("NAME"), "last column of a TREC run (default: dateline)");
  add("article", text("ID"),
      "print an article, or the one of a passage, which is shown first; the "
      "matches of QUERY are marked");
  add("similar", text("PASSAGE"), "find passages similar to this one");
  add("stats", po::bool_switch(),
      "show what the index holds: articles, passages, languages, dates, "
      "sources");
  add("list", text("[WHAT]"),
      "list the articles of the index (default), or its sources, authors or "
      "languages");
  add("export", text("FILE"),
      "write the articles into FILE (- for standard output), to be indexed "
      "again");
  return group;
}

po::options_description view_group() {
  po::options_description group("Shown with the hits");
  auto add = group.add_options();
  add("context", text("N"), "show N passages of the article before and after");
  add("explain", po::bool_switch(), "show how each score is computed");
  add("facets", text("LIST"),
      "count hits by source, language, year, month or day");
  add("cross", text("ROWS,COLUMNS"),
      "count hits by two of these, as a table of one by the other");
  add("cells", text("WHAT"),
      "what that table counts: passages (default), articles or stories");
  add("stories", po::bool_switch(),
      "count stories too: articles that are prints of one text are one");
  add("count", text("WHAT"),
      "count passages with all words (default), with the words in-a-row, or "
      "with any");
  add("timeline", text("[UNIT]"),
      "draw the number of hits by day, month or year");
  return group;
}

po::options_description output_group() {
  po::options_description group("Output");
  auto add = group.add_options();
  add("format", text("FORMAT"), "text (default), list, jsonl, csv or trec");
  add("cite", text("STYLE"),
      "print references instead: plain, markdown, bibtex or ris");
  add("html", text("FILE"), "write the results to FILE, an HTML page");
  add("overwrite", po::bool_switch(),
      "replace that file, or the one of --export, if it exists");
  add("color", text("WHEN"), "auto (default), always or never");
  add("hyperlink", text("WHEN"),
      "links in a terminal: auto (default), always, never");
  add("width", text("N"),
      "columns of text (default: the terminal's up to 100, or 80)");
  add("ascii", po::bool_switch(), "draw with ASCII characters only");
  add("no-pager", po::bool_switch(), "do not start $PAGER on a terminal");
  add("no-config", po::bool_switch(), "ignore the config file");
  add_general_options(group);
  return group;
}

}  // namespace

po::options_description option_groups() {
  po::options_description groups;
  groups.add(search_group())
      .add(filter_group())
      .add(mode_group())
      .add(view_group())
      .add(output_group());
  return groups;
}

bool may_be_set(std::string_view option) {
  static const std::set<std::string_view> allowed{
      "aliases",  "ascii",       "author",  "cells",     "color",     "context",
      "correct",  "count",       "cross",   "db",        "half-life", "explain",
      "facets",   "format",      "from",    "hyperlink", "language",  "limit",
      "no-pager", "per-article", "sort",    "source",    "stories",   "syntax",
      "run-tag",  "timeline",    "timeout", "to",        "width",     "within",
      "without"};
  return allowed.contains(option);
}

}  // namespace dateline::query_tool
