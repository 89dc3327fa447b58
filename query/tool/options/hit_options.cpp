#include "query/tool/options/hit_options.hpp"

#include <algorithm>
#include <sstream>

#include "query/tool/options/date_options.hpp"

namespace dateline::query_tool {
namespace {

constexpr std::size_t max_half_life = 36'500;     // a century
constexpr std::size_t max_timeout = 100'000'000;  // about a day

// Evaluations usually look at this many hits of a topic.
constexpr std::size_t default_run_limit = 1'000;

// "" if the option is not given.
std::string date(const OptionValues& values, const char* name) {
  const std::optional<std::string> value = values.text(name);
  if (!value) return "";
  if (const auto fault = date_fault(*value)) {
    values.refuse(name, *value, *fault);
  }
  return *value;
}

// The score components that a comma-separated list names; "all" names every
// one.
std::vector<ScoreComponent> disabled_components(const OptionValues& values) {
  std::vector<ScoreComponent> chosen;
  std::istringstream list(values.text("without").value_or(""));
  for (std::string name; std::getline(list, name, ',');) {
    const auto* component =
        std::ranges::find(all_score_components, name,
                          [](ScoreComponent each) { return to_string(each); });
    if (name == "all") {
      chosen.assign(std::begin(all_score_components),
                    std::end(all_score_components));
    } else if (component != std::end(all_score_components)) {
      chosen.push_back(*component);
    } else {
      values.refuse(
          "without", name,
          "is not burstiness, title, pairs, variants, proximity, article, "
          "feedback, smoothing, near-duplicates or all");
    }
  }
  if (values.given("without") && chosen.empty()) {
    values.refuse("without", "", "is empty");
  }
  return chosen;
}

// Programs count on the whole list, and people see several articles among the
// first hits rather than one long one.
std::size_t default_per_article(const Options& options) {
  constexpr std::size_t for_people = 2;
  return is_for_people(options.format) &&
                 options.action != Options::Action::batch
             ? for_people
             : 0;
}

SearchFilters filters(const OptionValues& values) {
  SearchFilters filters;
  filters.from = date(values, "from");
  filters.to = date(values, "to");
  if (is_after(filters.from, filters.to)) {
    values.refuse("from", filters.from, "is after --to '" + filters.to + "'");
  }
  filters.sources = values.texts("source");
  filters.authors = values.texts("author");
  filters.languages = values.texts("language");
  return filters;
}

}  // namespace

void read_hits(Options& options, const OptionValues& values) {
  using SortRow = std::pair<const char*, Sort>;
  using WithinRow = std::pair<const char*, Within>;
  SearchOptions& search = options.search;
  search.filters = filters(values);
  search.page.limit = values.number(
      "limit", 0, max_hits,
      options.format == Format::trec ? default_run_limit : search.page.limit);
  search.page.offset = values.number("offset", 0, max_hits, search.page.offset);
  search.max_per_article =
      values.number("per-article", 0, max_hits, default_per_article(options));
  search.sort =
      values.choice("sort", std::array{SortRow("relevance", Sort::relevance),
                                       SortRow("newest", Sort::newest),
                                       SortRow("oldest", Sort::oldest)});
  search.within = values.choice(
      "within", std::array{WithinRow("passage", Within::passage),
                           WithinRow("article", Within::article)});
  search.half_life =
      static_cast<double>(values.number("half-life", 1, max_half_life, 0));
  if (values.on_command_line("half-life") && search.sort != Sort::relevance) {
    throw UsageError("option --half-life has no effect with --sort " +
                     *values.text("sort"));
  }
  search.disabled = disabled_components(values);
  search.time_limit.timeout =
      std::chrono::milliseconds(values.number("timeout", 0, max_timeout, 0));
  search.explain = values.on("explain");
}

}  // namespace dateline::query_tool
