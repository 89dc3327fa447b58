#include "query/server/api/search_answers.hpp"

#include "corpus/cli/csv.hpp"
#include "query/print/cross_rows.hpp"
#include "query/print/csv_printer.hpp"
#include "query/print/json_printer.hpp"
#include "query/print/summary.hpp"
#include "query/server/http/http_error.hpp"
#include "query/server/service/answers.hpp"
#include "query/server/service/search_request.hpp"

namespace dateline::server {
namespace {

// A search that has been made.
struct Found {
  SearchRequest search;
  Results results;
  ShownCounts counts;
  std::vector<std::optional<AdjacentPassages>> context;  // by hit
  std::optional<std::string> corrected;  // the query that was searched for
                                         // instead
};

std::optional<Query> corrected_query(Searcher& searcher, const Found& found) {
  const Results& results = found.results;
  if (!found.search.correct || results.total_passages > 0 || results.stopped) {
    return std::nullopt;
  }
  const Diagnosis diagnosis =
      searcher.diagnose(found.search.query, found.search.options);
  if (!diagnosis.corrected) return std::nullopt;
  return Query::parse(*diagnosis.corrected, found.search.syntax);
}

void finish(Found& found, Searcher& searcher, const SearchLimits& limits) {
  found.counts = shown_counts(found.results, found.search, limits);
  for (Hit& hit : found.results.hits) {
    auto& context = found.context.emplace_back();
    if (found.search.context > 0) {
      context = searcher.adjacent(hit, found.search.context);
    }
    hit = public_hit(std::move(hit));
  }
}

Found find(const ApiRequest& request, SearchRequest search) {
  Found found{std::move(search), {}, {}, {}, {}};
  const auto searcher = request.searcher();
  SearchOptions& options = found.search.options;
  options.time_limit = time_limit(request.call);
  found.results = searcher->search(found.search.query, options);
  options.time_limit = time_limit(request.call);
  if (const auto corrected = corrected_query(*searcher, found)) {
    found.corrected = corrected->text();
    options.time_limit = time_limit(request.call);
    found.results = searcher->search(*corrected, options);
  }
  finish(found, *searcher, request.service.limits);
  return found;
}

std::string_view counted_name(const Found& found) {
  return counted_by(found.results, found.search.options.counting);
}

const AdjacentPassages* context_of(const Found& found, std::size_t hit) {
  return found.context[hit] ? &*found.context[hit] : nullptr;
}

void add_counts(Json& json, const Found& found) {
  const bool stories = found.search.options.count_stories;
  if (found.search.options.counting != Counting::none) {
    json["totals"] =
        json_value_of_totals(found.results, counted_name(found), stories);
  }
  if (!found.counts.facets.empty()) {
    json["facets"] = json_value(found.counts.facets, stories);
  }
  if (found.counts.cross) {
    json["cross"] = json_value(*found.counts.cross, stories);
  }
  if (found.counts.timeline) {
    json["timeline"] =
        json_value(*found.counts.timeline, found.counts.unit, stories);
  }
}

// What every answer of JSON says of a search.
Json search_facts(const Found& found) {
  return {{"query", found.search.query.text()},
          {"corrected", text_or_null(found.corrected)},
          {"notes", json_value(found.results.notes)},
          {"relaxed", found.results.relaxed},
          {"stopped", found.results.stopped}};
}

HttpResponse json_of_hits(const Found& found) {
  const Results& results = found.results;
  Json json = search_facts(found);
  json["total"] = {{"passages", results.total_passages},
                   {"articles", results.total_articles},
                   {"exact", results.total_is_exact}};
  Json hits = Json::array();
  for (std::size_t i = 0; i < results.hits.size(); ++i) {
    hits.push_back(json_value(results.hits[i], context_of(found, i)));
  }
  json["hits"] = std::move(hits);
  add_counts(json, found);
  return json_response(json);
}

std::string lines_of_counts(const Found& found) {
  const bool stories = found.search.options.count_stories;
  const ShownCounts& counts = found.counts;
  return (counts.facets.empty() ? "" : json_of(counts.facets, stories)) +
         (counts.cross ? json_of(*counts.cross, stories) : "") +
         (counts.timeline ? json_of(*counts.timeline, counts.unit, stories)
                          : "");
}

std::string lines_of(const Found& found) {
  std::string lines;
  const auto& hits = found.results.hits;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    lines += json_of(hits[i], context_of(found, i));
  }
  if (found.search.options.page.limit == 0) {
    lines += json_of_totals(found.results, counted_name(found),
                            found.search.options.count_stories);
  }
  return lines + lines_of_counts(found);
}

std::string csv_of_hits(const Results& results) {
  std::string records = csv_header();
  for (const Hit& hit : results) records += csv_of(hit);
  return records;
}

std::string csv_of_counts(const Found& found) {
  const bool stories = found.search.options.count_stories;
  const ShownCounts& counts = found.counts;
  std::string records;
  if (counts.cross) {
    for (const auto& row : cross_rows(*counts.cross, found.search.cells)) {
      records += csv_record(row);
    }
    return records;
  }
  records = csv_count_header(stories);
  for (const FacetCounts& facet : counts.facets) {
    records += csv_of(facet, stories);
  }
  if (counts.timeline) {
    records += csv_of(*counts.timeline, counts.unit, stories);
  }
  return records;
}

HttpResponse hits_response(AnswerFormat format, const Found& found) {
  if (format == AnswerFormat::json) return json_of_hits(found);
  return text_response(format,
                       format == AnswerFormat::csv ? csv_of_hits(found.results)
                                                   : lines_of(found),
                       found.results.notes);
}

HttpResponse counts_response(AnswerFormat format, const Found& found) {
  if (format == AnswerFormat::json) {
    Json json = search_facts(found);
    add_counts(json, found);
    return json_response(json);
  }
  return text_response(
      format,
      format == AnswerFormat::csv ? csv_of_counts(found) : lines_of(found),
      found.results.notes);
}

Json json_of_words(const std::vector<WordCount>& words) {
  Json list = Json::array();
  for (const WordCount& word : words) {
    Json spellings = Json::array();
    for (const Spelling& spelling : word.spellings) {
      spellings.push_back(
          {{"word", spelling.word}, {"passages", spelling.passages}});
    }
    list.push_back({{"word", word.word},
                    {"begin", word.begin},
                    {"end", word.end},
                    {"passages", word.passages},
                    {"spellings", std::move(spellings)}});
  }
  return list;
}

// Counting takes a third of the time of a search for some words, so it is left
// out where no count is shown; Hit::more_in_article is one.
bool asks_for_counts(const ParameterValues& values,
                     const SearchRequest& search) {
  const SearchOptions& options = search.options;
  return options.page.limit == 0 || options.max_per_article > 0 ||
         !options.facets.empty() || options.cross || options.count_stories ||
         values.text("count");
}

}  // namespace

HttpResponse answer_search(const ApiRequest& request) {
  SearchRequest search = read_search(request.values, request.service.limits);
  if (!asks_for_counts(request.values, search)) {
    search.options.counting = Counting::none;
  }
  return hits_response(request.format, find(request, std::move(search)));
}

HttpResponse answer_similar(const ApiRequest& request) {
  Found found{
      read_search(request.values, request.service.limits), {}, {}, {}, {}};
  const auto searcher = request.searcher();
  if (!searcher->passage(request.id)) {
    throw HttpError(404, "the index has no passage '" + request.id + "'");
  }
  found.search.options.counting = asks_for_counts(request.values, found.search)
                                      ? Counting::any_word
                                      : Counting::none;
  found.search.options.time_limit = time_limit(request.call);
  found.results = searcher->similar(request.id, found.search.options);
  finish(found, *searcher, request.service.limits);
  return hits_response(request.format, found);
}

HttpResponse answer_facets(const ApiRequest& request) {
  SearchRequest search = read_search(request.values, request.service.limits);
  search.options.page.limit = 0;
  if (search.facets.empty() && !search.options.cross) {
    search.facets = {Facet::source, Facet::language, Facet::year};
    search.options.facets = search.facets;
  }
  const bool is_csv = request.format == AnswerFormat::csv;
  if (is_csv && search.options.cross && !search.facets.empty()) {
    request.values.refuse("cross", *request.values.text("cross"),
                          "cannot be answered together with facets as CSV, "
                          "which is one table");
  }
  return counts_response(request.format, find(request, std::move(search)));
}

HttpResponse answer_timeline(const ApiRequest& request) {
  SearchRequest search = read_search(request.values, request.service.limits);
  search.options.page.limit = 0;
  if (!search.timeline) {
    search.timeline = TimelineUnit::automatic;
    search.options.facets = timeline_facets(*search.timeline);
  }
  return counts_response(request.format, find(request, std::move(search)));
}

HttpResponse answer_diagnose(const ApiRequest& request) {
  SearchRequest search = read_search(request.values, request.service.limits);
  const auto searcher = request.searcher();
  search.options.time_limit = time_limit(request.call);
  const Diagnosis diagnosis = searcher->diagnose(search.query, search.options);
  return json_response({{"query", search.query.text()},
                        {"cause", to_string(diagnosis.cause)},
                        {"about", diagnosis.about},
                        {"articles", diagnosis.articles},
                        {"words", json_of_words(diagnosis.words)},
                        {"corrected", text_or_null(diagnosis.corrected)},
                        {"stopped", diagnosis.stopped},
                        {"text", diagnosis.text},
                        {"notes", json_value(search.query.notes())}});
}

}  // namespace dateline::server
