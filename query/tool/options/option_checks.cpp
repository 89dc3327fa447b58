#include "query/tool/options/option_checks.hpp"

#include <initializer_list>
#include <string>

#include "corpus/text/passage_id.hpp"

namespace dateline::query_tool {
namespace {

using Names = std::initializer_list<const char*>;

void refuse_without_effect(const OptionValues& values, Names options,
                           const std::string& why) {
  for (const char* option : options) {
    if (values.on_command_line(option)) {
      throw UsageError("option --" + std::string(option) + " has no effect " +
                       why);
    }
  }
}

// What asks for, or shows, passages; besides the page and the filters.
constexpr Names of_searches = {"aliases", "html",      "cite",       "facets",
                               "cross",   "timeline",  "count",      "stories",
                               "context", "explain",   "correct",    "sort",
                               "within",  "half-life", "without",    "timeout",
                               "syntax",  "strict",    "per-article"};
constexpr Names of_pages = {"limit", "offset"};
constexpr Names of_filters = {"from", "to", "author", "source", "language"};

void check_action(const Options& options, const OptionValues& values) {
  switch (options.action) {
    case Options::Action::batch:
      refuse_without_effect(values,
                            {"html", "cite", "facets", "cross", "timeline",
                             "context", "explain", "correct", "offset"},
                            "with --queries");
      break;
    case Options::Action::article:
      refuse_without_effect(
          values,
          {"facets", "cross", "timeline", "count", "stories", "explain",
           "correct", "sort", "half-life", "without", "per-article", "offset",
           "limit", "timeout", "within"},
          "with --article");
      if (!parse_passage_id(options.subject)) {
        refuse_without_effect(values, {"context"},
                              "with --article, unless that names a passage, "
                              "such as '" +
                                  passage_id(options.subject, 1) + "'");
      }
      break;
    case Options::Action::list:
      for (const Names names : {of_searches, of_pages, of_filters}) {
        refuse_without_effect(values, names, "with --list " + options.subject);
      }
      refuse_without_effect(values, {"format"},
                            "with --list " + options.subject);
      break;
    case Options::Action::articles:
      refuse_without_effect(values, of_searches, "with --list");
      break;
    case Options::Action::exporting:
      refuse_without_effect(values, of_searches, "with --export");
      refuse_without_effect(values, of_pages, "with --export");
      refuse_without_effect(values, {"format"}, "with --export");
      break;
    case Options::Action::statistics:
      for (const Names names : {of_searches, of_pages, of_filters}) {
        refuse_without_effect(values, names, "with --stats");
      }
      break;
    case Options::Action::similar:
      refuse_without_effect(values,
                            {"correct", "count", "syntax", "strict", "within"},
                            "with --similar");
      break;
    case Options::Action::interactive:
      refuse_without_effect(values, {"html", "offset"}, "with --interactive");
      break;
    default:
      break;
  }
  if (options.action != Options::Action::batch) {
    refuse_without_effect(values, {"queries-format", "threads"},
                          "without --queries");
  }
}

void check_format(const Options& options, const OptionValues& values) {
  const std::string format = values.text("format").value_or("text");
  if (options.action == Options::Action::article &&
      (options.format == Format::trec || options.format == Format::list)) {
    values.refuse("format", format, "has no effect with --article");
  }
  const bool of_index = options.action == Options::Action::statistics ||
                        options.action == Options::Action::articles;
  if (of_index && options.format != Format::text &&
      options.format != Format::jsonl && values.on_command_line("format")) {
    const bool lists = options.action == Options::Action::articles;
    values.refuse(
        "format", format,
        std::string("has no effect with ") + (lists ? "--list" : "--stats"));
  }
  if (options.action == Options::Action::batch &&
      options.format == Format::list) {
    values.refuse("format", format, "has no effect with --queries");
  }
  if (options.format != Format::trec) {
    refuse_without_effect(values, {"run-tag"}, "without --format trec");
    if (options.action == Options::Action::batch) {
      refuse_without_effect(
          values, {"limit", "per-article"},
          "with --queries, which reports one passage for each line");
    }
  }
  if (options.format != Format::text) {
    refuse_without_effect(values, {"html"}, "with --format " + format);
  }
  if (options.format == Format::trec) {
    refuse_without_effect(values, {"facets", "cross", "timeline", "stories"},
                          "with --format trec");
  }
  if (options.format != Format::text && options.format != Format::jsonl) {
    refuse_without_effect(values, {"explain"}, "with --format " + format);
    if (options.action != Options::Action::article) {
      refuse_without_effect(values, {"context"}, "with --format " + format);
    }
  }
}

void check_citations(const Options& options, const OptionValues& values) {
  if (!options.cite) return;
  refuse_without_effect(values,
                        {"format", "html", "facets", "cross", "timeline",
                         "stories", "context", "explain"},
                        "with --cite");
  if (options.action == Options::Action::article && !options.query.empty()) {
    throw UsageError(
        "option --cite takes no query with --article; leave out '" +
        options.query + "'");
  }
}

void check_counts(const Options& options, const OptionValues& values) {
  if (!options.search.cross) {
    refuse_without_effect(values, {"cells"}, "without --cross");
  } else if (options.format == Format::jsonl) {
    refuse_without_effect(values, {"cells"},
                          "with --format jsonl, which has both counts; "
                          "--stories adds a third");
  }
  if (!options.search.count_stories) {
    refuse_without_effect(
        values, {"stories"},
        "without --facets, --cross, --timeline, --queries or --limit 0");
  }
}

// A page without hits has nothing but counts. Counts as CSV have no hits
// either, so that a limit of 0 says the same.
void check_limit(const Options& options, const OptionValues& values) {
  const bool has_page = options.action != Options::Action::article &&
                        options.action != Options::Action::list &&
                        options.action != Options::Action::articles &&
                        options.action != Options::Action::exporting &&
                        options.action != Options::Action::statistics &&
                        (options.action != Options::Action::batch ||
                         options.format == Format::trec);
  if (options.search.page.limit > 0 || !has_page) return;
  const std::string why =
      options.only_counts ? "with --format csv and counts, which has no hits"
                          : "with --limit 0";
  if (options.only_counts && values.text("limit").value_or("0") != "0") {
    refuse_without_effect(values, {"limit"}, why);
  }
  const bool has_only_hits = options.cite || options.format == Format::csv ||
                             options.format == Format::trec;
  if (has_only_hits && !options.only_counts) {
    values.refuse("limit", "0", "leaves nothing to print in this format");
  }
  refuse_without_effect(values,
                        {"offset", "per-article", "sort", "half-life",
                         "without", "context", "explain"},
                        why);
}

}  // namespace

void check_combinations(const Options& options, const OptionValues& values) {
  if (options.html.empty() && options.action != Options::Action::exporting) {
    refuse_without_effect(values, {"overwrite"}, "without --html or --export");
  }
  check_action(options, values);
  check_format(options, values);
  check_citations(options, values);
  check_counts(options, values);
  check_limit(options, values);
}

}  // namespace dateline::query_tool
