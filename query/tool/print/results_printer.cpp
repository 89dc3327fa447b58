#include "query/tool/print/results_printer.hpp"

#include <algorithm>

#include "corpus/cli/csv.hpp"
#include "corpus/cli/output.hpp"
#include "corpus/text/calendar.hpp"
#include "query/print/citation.hpp"
#include "query/print/cross_rows.hpp"
#include "query/print/csv_printer.hpp"
#include "query/print/facet_printer.hpp"
#include "query/print/json_printer.hpp"
#include "query/print/summary.hpp"
#include "query/print/timeline_rows.hpp"
#include "query/tool/print/cross_printer.hpp"
#include "query/tool/print/html_file.hpp"
#include "query/tool/print/html_printer.hpp"
#include "query/tool/print/list_printer.hpp"
#include "query/tool/print/text_printer.hpp"
#include "query/tool/print/timeline_printer.hpp"
#include "query/tool/print/trec_printer.hpp"

namespace dateline::query_tool {
namespace {

bool holds(const std::vector<Facet>& facets, Facet facet) {
  return std::ranges::find(facets, facet) != facets.end();
}

}  // namespace

SearchOptions search_options_for(const Options& options) {
  SearchOptions search = options.search;
  if (options.timeline) add_timeline_facets(*options.timeline, search.facets);
  return search;
}

bool has_found(const Results& results, const Options& options) {
  return options.search.page.limit == 0 ? results.total_passages > 0
                                        : !results.empty();
}

void ResultsPrinter::print(const Results& results) const {
  if (options_.only_counts) {
    write_output(csv_counts(results));
    return;
  }
  if (options_.format == Format::csv) write_output(csv_header());
  if (options_.format == Format::list) {
    write_output(text_of_list(results.hits, style_));
  } else {
    print_hits(results);
  }
  if (options_.search.page.limit == 0) write_output(totals(results));
  write_output(counts(results));
}

void ResultsPrinter::print_hits(const Results& results) const {
  const bool text = options_.format == Format::text;
  for (const Hit& hit : results) {
    const bool first = &hit == &results.hits.front();
    write_output((first || !text ? "" : "\n") + formatted(hit));
  }
}

std::string ResultsPrinter::formatted(const Hit& hit) const {
  if (options_.cite) {
    return citation_of(hit, *options_.cite, Quoting::passage,
                       date_of(local_day()).iso());
  }
  switch (options_.format) {
    case Format::text:
    case Format::list:
      return text_of(hit, style_, context(hit));
    case Format::csv:
      return csv_of(hit);
    case Format::trec:
      return trec_of(hit, "1", options_.search.max_per_article,
                     options_.run_tag);
    case Format::jsonl:
      break;
  }
  if (options_.context == 0) return json_of(hit);
  const AdjacentPassages adjacent = context(hit);
  return json_of(hit, &adjacent);
}

std::string ResultsPrinter::totals(const Results& results) const {
  const SearchOptions& search = options_.search;
  return options_.format == Format::jsonl
             ? json_of_totals(results, counted_by(results, search.counting),
                              search.count_stories)
             : counted_text(results, search) + '\n';
}

std::string ResultsPrinter::counts(const Results& results) const {
  if (options_.format == Format::jsonl) return json_counts(results);
  if (options_.format == Format::csv || options_.format == Format::trec) {
    return "";  // these formats hold hits only, whatever the config file says
  }
  const std::vector<FacetCounts> facets = facets_of(results);
  const std::optional<NamedTimeline> timeline = timeline_of(results);
  if (facets.empty() && !results.cross && !timeline) return "";
  std::string text;
  if (options_.search.page.limit > 0) {
    text += "\nCounted: " + counted_text(results, options_.search) + ".\n";
  }
  if (!facets.empty())
    text += '\n' + text_of(facets, options_.search.count_stories);
  if (results.cross) {
    text += '\n' + text_of(*results.cross, options_.cells, style_.width);
  }
  if (timeline) {
    text += '\n' + text_of(timeline->first, timeline->second, style_,
                           options_.search.count_stories);
  }
  return text;
}

std::string ResultsPrinter::json_counts(const Results& results) const {
  const std::vector<FacetCounts> facets = facets_of(results);
  const std::optional<NamedTimeline> timeline = timeline_of(results);
  const bool stories = options_.search.count_stories;
  return (facets.empty() ? "" : json_of(facets, stories)) +
         (results.cross ? json_of(*results.cross, stories) : "") +
         (timeline ? json_of(timeline->first, timeline->second, stories) : "");
}

std::string ResultsPrinter::csv_counts(const Results& results) const {
  std::string records;
  if (results.cross) {
    for (const auto& row : cross_rows(*results.cross, options_.cells)) {
      records += csv_record(row);
    }
    return records;
  }
  const bool stories = options_.search.count_stories;
  records = csv_count_header(stories);
  for (const FacetCounts& facet : facets_of(results)) {
    records += csv_of(facet, stories);
  }
  if (const std::optional<NamedTimeline> timeline = timeline_of(results)) {
    records += csv_of(timeline->first, timeline->second, stories);
  }
  return records;
}

AdjacentPassages ResultsPrinter::context(const Hit& hit) const {
  if (options_.context == 0) return {};
  return searcher_.adjacent(hit, options_.context);
}

std::vector<FacetCounts> ResultsPrinter::facets_of(
    const Results& results) const {
  std::vector<FacetCounts> asked_for;
  for (const FacetCounts& facet : results.facets) {
    if (holds(options_.search.facets, facet.facet)) asked_for.push_back(facet);
  }
  return asked_for;
}

std::optional<ResultsPrinter::NamedTimeline> ResultsPrinter::timeline_of(
    const Results& results) const {
  if (!options_.timeline) return std::nullopt;
  const FacetCounts* counts =
      timeline_counts(results.facets, *options_.timeline);
  if (!counts) return std::nullopt;
  return NamedTimeline(timeline(*counts), to_string(counts->facet));
}

std::string ResultsPrinter::page(const Results& results,
                                 const std::string& heading) const {
  Results shown = results;
  shown.facets = facets_of(results);
  HtmlPage page{heading,
                has_found(results, options_) ? summary(results, options_.search)
                                             : "nothing found",
                filters_text(options_.search.filters),
                shown,
                {},
                timeline_of(results),
                options_.cells,
                options_.search.count_stories,
                html_origin(options_)};
  if (options_.context > 0) {
    for (const Hit& hit : results) page.context.push_back(context(hit));
  }
  return html_of(page);
}

void ResultsPrinter::write_page(const Results& results,
                                const std::string& heading) const {
  write_html(options_, page(results, heading));
}

}  // namespace dateline::query_tool
