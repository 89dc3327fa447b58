#include "query/tool/options/count_options.hpp"

#include "query/settings/count_settings.hpp"

namespace dateline::query_tool {
namespace {

// Whether CSV has counts instead of hits: a file of CSV is one table. Counts
// that only the config file asks for are left out, so that --format csv always
// gives hits where the command line does not ask for counts.
bool asks_for_count_table(const Options& options, const OptionValues& values) {
  const bool lists =
      values.on_command_line("facets") || values.on_command_line("timeline");
  const bool crosses = values.on_command_line("cross");
  if (options.format != Format::csv || !(lists || crosses)) return false;
  if (lists && crosses) {
    throw UsageError(
        "option --cross cannot be used together with --facets or --timeline "
        "and --format csv, which is one table; ask for them one by one");
  }
  return true;
}

void keep_one_table(Options& options, const OptionValues& values) {
  options.search.page.limit = 0;
  if (!values.on_command_line("cross")) {
    options.search.cross.reset();
  } else {
    options.search.facets.clear();
    options.timeline.reset();
  }
}

// Whether the output has counts; more_in_article is one.
bool shows_counts(const Options& options) {
  const SearchOptions& search = options.search;
  const bool only_hits =
      options.cite || options.format == Format::csv ||
      (options.format == Format::jsonl && search.max_per_article == 0);
  return !only_hits || search.page.limit == 0 || !search.facets.empty() ||
         search.cross || options.timeline ||
         options.action == Options::Action::batch;
}

// Stories are not counted where no count of them is shown, which saves time.
bool counts_stories(const Options& options, const OptionValues& values) {
  const SearchOptions& search = options.search;
  if (options.cite || options.format == Format::trec) return false;
  if (options.action == Options::Action::batch) return values.on("stories");
  if (search.cross && options.cells == Cells::stories) return true;
  const bool has_table =
      !search.facets.empty() || search.cross || options.timeline;
  const bool shows_table =
      has_table && (options.format != Format::csv || options.only_counts);
  return values.on("stories") && (shows_table || search.page.limit == 0);
}

// The lines of a batch are often names, whose words stand side by side. No
// other passage has all the key terms of one.
Counting shown_counting(const OptionValues& values, const Options& options) {
  const Counting chosen = counting(values);
  if (options.format == Format::trec || !shows_counts(options)) {
    return Counting::none;
  }
  if (options.action == Options::Action::similar) return Counting::any_word;
  const bool batch = options.action == Options::Action::batch;
  return batch && !values.given("count") ? Counting::in_a_row : chosen;
}

}  // namespace

void read_counts(Options& options, const OptionValues& values) {
  SearchOptions& search = options.search;
  if (!options.cite) {  // the config file may ask for counts
    search.facets = facet_list(values, "facets");
    search.cross = facet_pair(values);
    options.cells = cells(values);
    options.timeline = timeline_unit(values);
    options.only_counts = asks_for_count_table(options, values);
  }
  if (options.only_counts) {
    keep_one_table(options, values);
  }
  search.counting = shown_counting(values, options);
  search.count_stories = counts_stories(options, values);
}

}  // namespace dateline::query_tool
