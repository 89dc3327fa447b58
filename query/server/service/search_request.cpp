#include "query/server/service/search_request.hpp"

#include <algorithm>

#include "query/server/http/http_error.hpp"
#include "query/settings/count_settings.hpp"
#include "query/settings/search_settings.hpp"

namespace dateline::server {
namespace {

Syntax syntax_of(const ParameterValues& values) {
  const Syntax chosen = query_syntax(values);
  if (!values.on("strict")) return chosen;
  if (chosen == Syntax::plain) {
    values.refuse("strict", "true",
                  "cannot be used together with plain syntax");
  }
  return Syntax::strict;
}

// The passages around hits can be many times the hits.
void check_page(const SearchRequest& request, const SearchLimits& limits) {
  const std::size_t passages =
      request.options.page.limit * (1 + 2 * request.context);
  if (request.context == 0 || passages <= limits.passages) return;
  throw HttpError(400, "the page would have up to " + std::to_string(passages) +
                           " passages; this server answers " +
                           std::to_string(limits.passages) +
                           " at most; set a lower limit or context");
}

FacetCounts limited(FacetCounts counts, std::size_t limit, Results& results) {
  if (counts.counts.size() <= limit) return counts;
  results.notes.push_back({"the facet " + std::string(to_string(counts.facet)) +
                               " has " + std::to_string(counts.counts.size()) +
                               " values; the first " + std::to_string(limit) +
                               " are listed",
                           0, 0});
  counts.counts.resize(limit);
  return counts;
}

void check_size(std::size_t size, std::size_t limit, const std::string& what) {
  if (size <= limit) return;
  throw HttpError(400, what + " would have " + std::to_string(size) +
                           " counts; this server lists " +
                           std::to_string(limit) +
                           " at most; set filters or a longer unit");
}

}  // namespace

Query read_query(const ParameterValues& values, const SearchLimits& limits) {
  const std::string text = values.text("q").value_or("");
  if (text.size() > limits.query) {
    throw HttpError(414, "the query has " + std::to_string(text.size()) +
                             " bytes; this server reads " +
                             std::to_string(limits.query) + " at most");
  }
  return Query::parse(text, syntax_of(values));
}

SearchRequest read_search(const ParameterValues& values,
                          const SearchLimits& limits) {
  SearchRequest request;
  request.query = read_query(values, limits);
  request.syntax = query_syntax(values);
  SearchOptions& options = request.options;
  options.filters = filters(values);
  options.page.limit = values.number("limit", 0, limits.hits,
                                     std::min(limits.hits, options.page.limit));
  options.page.offset = values.number("offset", 0, limits.offset, 0);
  options.max_per_article = values.number("per-article", 0, limits.hits, 0);
  options.sort = sort(values);
  options.within = within(values);
  options.half_life = half_life(values);
  options.disabled = disabled_components(values);
  options.explain = values.on("explain");
  options.counting = counting(values);
  options.cross = facet_pair(values);
  request.facets = facet_list(values, "facets");
  request.timeline = timeline_unit(values);
  request.cells = cells(values);
  options.count_stories = values.on("stories") ||
                          (options.cross && request.cells == Cells::stories);
  request.context = values.number("context", 0, limits.context, 0);
  request.correct = values.on("correct");
  options.facets = request.facets;
  if (request.timeline) {
    add_timeline_facets(*request.timeline, options.facets);
  }
  check_page(request, limits);
  return request;
}

TimeLimit time_limit(const Call& call) { return {call.time_left(), {}}; }

Hit public_hit(Hit hit) {
  hit.origin.reset();
  hit.line = 0;
  for (ArticleCopy& copy : hit.copies) {
    copy.origin.reset();
    copy.line = 0;
  }
  return hit;
}

ShownCounts shown_counts(Results& results, const SearchRequest& request,
                         const SearchLimits& limits) {
  ShownCounts shown;
  for (const FacetCounts& counts : results.facets) {
    if (std::ranges::find(request.facets, counts.facet) ==
        request.facets.end()) {
      continue;
    }
    shown.facets.push_back(limited(counts, limits.facet_values, results));
  }
  if (results.cross) {
    check_size(results.cross->rows.counts.size() *
                   results.cross->columns.counts.size(),
               limits.cells, "the table");
    shown.cross = results.cross;
  }
  if (!request.timeline) return shown;
  const FacetCounts* counts =
      timeline_counts(results.facets, *request.timeline);
  if (!counts) return shown;
  shown.unit = to_string(counts->facet);
  shown.timeline = timeline(*counts);
  check_size(shown.timeline->buckets.size(), limits.cells, "the timeline");
  return shown;
}

}  // namespace dateline::server
