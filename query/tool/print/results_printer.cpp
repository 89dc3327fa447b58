#include "query/tool/print/results_printer.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "corpus/cli/csv.hpp"
#include "corpus/cli/output.hpp"
#include "corpus/text/calendar.hpp"
#include "query/tool/print/citation.hpp"
#include "query/tool/print/cross_printer.hpp"
#include "query/tool/print/csv_printer.hpp"
#include "query/tool/print/facet_printer.hpp"
#include "query/tool/print/html_printer.hpp"
#include "query/tool/print/json_printer.hpp"
#include "query/tool/print/text_printer.hpp"
#include "query/tool/print/timeline_printer.hpp"
#include "query/tool/print/trec_printer.hpp"

namespace dateline::query_tool {
namespace {

bool holds(const std::vector<Facet>& facets, Facet facet) {
  return std::ranges::find(facets, facet) != facets.end();
}

void write_file(const std::filesystem::path& file, const std::string& text) {
  errno = 0;
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) {
    throw Error("cannot write '" + file.string() +
                "': " + std::strerror(errno));
  }
}

// The filters of a search, as a page of its results shows them.
std::string filters_text(const SearchOptions& search) {
  std::string text;
  const auto add = [&](const char* name, const std::string& value) {
    if (value.empty()) return;
    text += (text.empty() ? "" : "; ") + std::string(name) + ' ' + value;
  };
  const auto any_of = [](const std::vector<std::string>& values) {
    std::string list;
    for (const std::string& value : values) {
      list += (list.empty() ? "" : " or ") + value;
    }
    return list;
  };
  add("source", any_of(search.filters.sources));
  add("language", any_of(search.filters.languages));
  add("from", search.filters.from);
  add("to", search.filters.to);
  return text;
}

}  // namespace

SearchOptions search_options_for(const Options& options) {
  SearchOptions search = options.search;
  if (!options.timeline) return search;
  for (const Facet facet : timeline_facets(*options.timeline)) {
    if (!holds(search.facets, facet)) search.facets.push_back(facet);
  }
  return search;
}

std::string summary(const Results& results, Group group) {
  const bool articles = group == Group::article;
  const std::size_t first = results.hits.front().rank;
  const std::size_t last = results.hits.back().rank;
  const std::size_t total = std::max<std::size_t>(
      last, articles ? results.total_articles : results.total_passages);
  return std::to_string(first) +
         (first == last ? "" : "-" + std::to_string(last)) +
         (results.total_is_exact ? " of " : " of about ") +
         std::to_string(total) + (articles ? " article" : " passage") +
         (total == 1 ? "" : "s");
}

void ResultsPrinter::print(const Results& results) const {
  if (options_.only_counts) {
    write_output(csv_counts(results));
    return;
  }
  const bool text = options_.format == Format::text;
  if (options_.format == Format::csv) write_output(csv_header());
  for (const Hit& hit : results) {
    const bool first = &hit == &results.hits.front();
    write_output((first || !text ? "" : "\n") + formatted(hit));
  }
  write_output(counts(results));
}

void ResultsPrinter::print_article(const std::vector<Hit>& passages) const {
  if (options_.format == Format::text) {
    write_output(text_of_article(passages, style_));
    return;
  }
  if (options_.format == Format::csv) write_output(csv_header());
  for (const Hit& passage : passages) write_output(formatted(passage));
}

std::string ResultsPrinter::formatted(const Hit& hit) const {
  if (options_.cite) {
    return citation_of(hit, *options_.cite, Quoting::passage,
                       date_of(local_day()).iso());
  }
  switch (options_.format) {
    case Format::text:
      return text_of(hit, style_, context(hit));
    case Format::csv:
      return csv_of(hit);
    case Format::trec:
      return trec_of(hit, "1", options_.search.group, options_.run_tag);
    case Format::jsonl:
      break;
  }
  if (options_.context == 0) return json_of(hit);
  const AdjacentPassages adjacent = context(hit);
  return json_of(hit, &adjacent);
}

std::string ResultsPrinter::counts(const Results& results) const {
  if (options_.format == Format::jsonl) return json_counts(results);
  if (options_.format != Format::text) {
    return "";  // these formats hold hits only, whatever the config file says
  }
  const std::vector<FacetCounts> facets = facets_of(results);
  std::string text = facets.empty() ? "" : '\n' + text_of(facets);
  if (results.cross) {
    text += '\n' + text_of(*results.cross, options_.cells, style_.width);
  }
  if (const std::optional<NamedTimeline> timeline = timeline_of(results)) {
    text += '\n' + text_of(timeline->first, timeline->second, style_);
  }
  return text;
}

std::string ResultsPrinter::json_counts(const Results& results) const {
  const std::vector<FacetCounts> facets = facets_of(results);
  const std::optional<NamedTimeline> timeline = timeline_of(results);
  return (facets.empty() ? "" : json_of(facets)) +
         (results.cross ? json_of(*results.cross) : "") +
         (timeline ? json_of(timeline->first, timeline->second) : "");
}

std::string ResultsPrinter::csv_counts(const Results& results) const {
  std::string records;
  if (results.cross) {
    for (const auto& row : cross_rows(*results.cross, options_.cells)) {
      records += csv_record(row);
    }
    return records;
  }
  records = csv_count_header();
  for (const FacetCounts& facet : facets_of(results)) records += csv_of(facet);
  if (const std::optional<NamedTimeline> timeline = timeline_of(results)) {
    records += csv_of(timeline->first, timeline->second);
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
                results.empty() ? "nothing found"
                                : summary(results, options_.search.group),
                filters_text(options_.search),
                shown,
                {},
                timeline_of(results),
                options_.cells};
  if (options_.context > 0) {
    for (const Hit& hit : results) page.context.push_back(context(hit));
  }
  return html_of(page);
}

void ResultsPrinter::write_page(const Results& results,
                                const std::string& heading) const {
  if (options_.html == "-") {
    write_output(page(results, heading));
  } else {
    write_file(options_.html, page(results, heading));
  }
}

}  // namespace dateline::query_tool
