#include "query/tool/options/count_options.hpp"

#include <algorithm>
#include <sstream>

namespace dateline::query_tool {
namespace {

// The facets that a list names, with commas between; none if the option is not
// given.
std::vector<Facet> facet_list(const OptionValues& values, const char* option) {
  std::vector<Facet> chosen;
  std::istringstream list(values.text(option).value_or(""));
  for (std::string name; std::getline(list, name, ',');) {
    constexpr Facet known[] = {Facet::source, Facet::language, Facet::year,
                               Facet::month, Facet::day};
    const auto* facet = std::ranges::find(
        known, name, [](Facet facet) { return to_string(facet); });
    if (facet == std::end(known)) {
      values.refuse(option, name,
                    "is not source, language, year, month or day");
    }
    if (std::ranges::find(chosen, *facet) == chosen.end()) {
      chosen.push_back(*facet);
    }
  }
  if (values.given(option) && chosen.empty()) {
    values.refuse(option, "", "is empty");
  }
  return chosen;
}

std::optional<FacetPair> facet_pair(const OptionValues& values) {
  const std::vector<Facet> facets = facet_list(values, "cross");
  if (facets.empty()) return std::nullopt;
  if (facets.size() != 2) {
    values.refuse("cross", *values.text("cross"),
                  "does not name two facets; write rows and columns, such as "
                  "source,month");
  }
  return FacetPair{facets[0], facets[1]};
}

std::optional<TimelineUnit> timeline_unit(const OptionValues& values) {
  using Row = std::pair<const char*, TimelineUnit>;
  if (!values.given("timeline")) return std::nullopt;
  return values.choice("timeline",
                       std::array{Row("auto", TimelineUnit::automatic),
                                  Row("day", TimelineUnit::day),
                                  Row("month", TimelineUnit::month),
                                  Row("year", TimelineUnit::year)});
}

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
Counting counting(const OptionValues& values, const Options& options) {
  using Row = std::pair<const char*, Counting>;
  const Counting chosen =
      values.choice("count", std::array{Row("all", Counting::all_words),
                                        Row("in-a-row", Counting::in_a_row),
                                        Row("any", Counting::any_word)});
  if (options.format == Format::trec || !shows_counts(options)) {
    return Counting::none;
  }
  if (options.action == Options::Action::similar) return Counting::any_word;
  const bool batch = options.action == Options::Action::batch;
  return batch && !values.given("count") ? Counting::in_a_row : chosen;
}

}  // namespace

void read_counts(Options& options, const OptionValues& values) {
  using Row = std::pair<const char*, Cells>;
  SearchOptions& search = options.search;
  if (!options.cite) {  // the config file may ask for counts
    search.facets = facet_list(values, "facets");
    search.cross = facet_pair(values);
    options.cells =
        values.choice("cells", std::array{Row("passages", Cells::passages),
                                          Row("articles", Cells::articles),
                                          Row("stories", Cells::stories)});
    options.timeline = timeline_unit(values);
    options.only_counts = asks_for_count_table(options, values);
  }
  if (options.only_counts) {
    keep_one_table(options, values);
  }
  search.counting = counting(values, options);
  search.count_stories = counts_stories(options, values);
}

}  // namespace dateline::query_tool
