#include "query/tool/options/hit_options.hpp"

#include "query/settings/search_settings.hpp"

namespace dateline::query_tool {
namespace {

constexpr std::size_t max_timeout = 100'000'000;  // about a day

// Evaluations usually look at this many hits of a topic.
constexpr std::size_t default_run_limit = 1'000;

// Programs count on the whole list, and people see several articles among the
// first hits rather than one long one.
std::size_t default_per_article(const Options& options) {
  constexpr std::size_t for_people = 2;
  return is_for_people(options.format) &&
                 options.action != Options::Action::batch
             ? for_people
             : 0;
}

}  // namespace

void read_hits(Options& options, const OptionValues& values) {
  SearchOptions& search = options.search;
  search.filters = filters(values);
  search.page.limit = values.number(
      "limit", 0, max_hits,
      options.format == Format::trec ? default_run_limit : search.page.limit);
  search.page.offset = values.number("offset", 0, max_hits, search.page.offset);
  search.max_per_article =
      values.number("per-article", 0, max_hits, default_per_article(options));
  search.sort = sort(values);
  search.within = within(values);
  search.half_life = half_life(values);
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
