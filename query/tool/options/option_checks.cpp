#include "query/tool/options/option_checks.hpp"

#include <initializer_list>
#include <string>

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

void check_action(const Options& options, const OptionValues& values) {
  switch (options.action) {
    case Options::Action::batch:
      refuse_without_effect(values,
                            {"html", "cite", "facets", "cross", "timeline",
                             "context", "explain", "correct", "offset"},
                            "with --queries");
      break;
    case Options::Action::article:
      refuse_without_effect(values,
                            {"html", "facets", "cross", "timeline", "context",
                             "explain", "correct", "sort", "half-life",
                             "without", "group", "offset", "limit", "timeout"},
                            "with --article");
      break;
    case Options::Action::list:
      refuse_without_effect(
          values,
          {"aliases", "format", "html",     "cite",    "facets",  "timeline",
           "context", "cross",  "explain",  "correct", "sort",    "half-life",
           "without", "group",  "offset",   "limit",   "timeout", "from",
           "to",      "source", "language", "syntax",  "strict"},
          "with --list");
      break;
    case Options::Action::similar:
      refuse_without_effect(values, {"correct", "syntax", "strict"},
                            "with --similar");
      break;
    case Options::Action::interactive:
      refuse_without_effect(values, {"html", "offset"}, "with --interactive");
      break;
    default:
      break;
  }
  if (options.action != Options::Action::batch) {
    refuse_without_effect(values, {"queries-format"}, "without --queries");
  }
}

void check_format(const Options& options, const OptionValues& values) {
  const std::string format = values.text("format").value_or("text");
  if (options.action == Options::Action::article &&
      options.format == Format::trec) {
    values.refuse("format", "trec", "has no effect with --article");
  }
  if (options.format != Format::trec) {
    refuse_without_effect(values, {"run-tag"}, "without --format trec");
    if (options.action == Options::Action::batch) {
      refuse_without_effect(
          values, {"limit"},
          "with --queries, which reports one passage for each line");
    }
  }
  if (options.cite) {
    refuse_without_effect(
        values,
        {"format", "html", "facets", "cross", "timeline", "context", "explain"},
        "with --cite");
    if (options.action == Options::Action::article && !options.query.empty()) {
      throw UsageError(
          "option --cite takes no query with --article; leave out '" +
          options.query + "'");
    }
  }
  if (options.format != Format::text) {
    refuse_without_effect(values, {"html"}, "with --format " + format);
  }
  if (options.format == Format::csv || options.format == Format::trec) {
    refuse_without_effect(values, {"context", "explain"},
                          "with --format " + format);
  }
  if (options.format == Format::trec) {
    refuse_without_effect(values, {"facets", "cross", "timeline"},
                          "with --format trec");
  }
}

// A limit of 0 says the same as the counts: no hits.
void check_counts(const Options& options, const OptionValues& values) {
  if (!options.search.cross) {
    refuse_without_effect(values, {"cells"}, "without --cross");
  } else if (options.format == Format::jsonl) {
    refuse_without_effect(values, {"cells"},
                          "with --format jsonl, which has both counts");
  }
  if (!options.only_counts) return;
  const std::string why = "with --format csv and counts, which has no hits";
  refuse_without_effect(values, {"offset", "sort", "group", "half-life"}, why);
  if (values.text("limit").value_or("0") != "0") {
    refuse_without_effect(values, {"limit"}, why);
  }
}

}  // namespace

void check_combinations(const Options& options, const OptionValues& values) {
  check_action(options, values);
  check_format(options, values);
  check_counts(options, values);
}

}  // namespace dateline::query_tool
