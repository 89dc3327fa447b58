#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "dateline/searcher.hpp"
#include "query/tool/options/options.hpp"
#include "query/tool/terminal/terminal.hpp"

namespace dateline::query_tool {

// The options of the search: those of the command line, and the facets that a
// timeline is drawn from.
SearchOptions search_options_for(const Options& options);

// Whether a search found a hit of its page or, if the page has none because
// only counts were asked for, a passage to count.
bool has_found(const Results& results, const Options& options);

// Prints results to standard output in the format of the options: hits, then
// facets, the cross table and the timeline; or only these.
class ResultsPrinter {
 public:
  // All three must outlive the printer.
  ResultsPrinter(const Options& options, const TextStyle& style,
                 Searcher& searcher)
      : options_(options), style_(style), searcher_(searcher) {}

  void print(const Results& results) const;

  // Writes the results as HTML to the file that --html names. `heading` is the
  // query or what stands for it. Throws Error if the file cannot be written.
  void write_page(const Results& results, const std::string& heading) const;

 private:
  using NamedTimeline = std::pair<Timeline, std::string>;

  void print_hits(const Results& results) const;
  std::string totals(const Results& results) const;
  std::string formatted(const Hit& hit) const;
  std::string counts(const Results& results) const;
  std::string json_counts(const Results& results) const;
  std::string csv_counts(const Results& results) const;
  AdjacentPassages context(const Hit& hit) const;
  std::optional<NamedTimeline> timeline_of(const Results& results) const;
  std::vector<FacetCounts> facets_of(const Results& results) const;
  std::string page(const Results& results, const std::string& heading) const;

  const Options& options_;
  const TextStyle& style_;
  Searcher& searcher_;
};

}  // namespace dateline::query_tool
