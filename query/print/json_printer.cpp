#include "query/print/json_printer.hpp"

#include "dateline/text_units.hpp"

namespace dateline {
namespace {

Json pairs(const std::vector<Span>& spans) {
  Json list = Json::array();
  for (const Span& span : spans) list.push_back({span.begin, span.end});
  return list;
}

Json object_of(const std::vector<ScorePart>& parts) {
  Json object = Json::object();
  for (const ScorePart& part : parts) object[part.name] = part.value;
  return object;
}

Json object_of(const Explanation& explanation) {
  Json terms = Json::array();
  for (const TermScore& term : explanation.terms) {
    terms.push_back({{"term", term.term},
                     {"count", term.count},
                     {"tf", term.tf},
                     {"df", term.document_frequency},
                     {"cf", term.occurrences},
                     {"idf", term.idf},
                     {"parts", object_of(term.parts)}});
  }
  return {{"language", explanation.language},
          {"passages", explanation.passages},
          {"length", explanation.length},
          {"mean_length", explanation.mean_length},
          {"terms", std::move(terms)},
          {"parts", object_of(explanation.parts)}};
}

Json list_of(const std::vector<Hit>& passages) {
  Json list = Json::array();
  for (const Hit& passage : passages) {
    list.push_back({{"passage", passage.passage},
                    {"paragraph", passage.paragraph},
                    {"offset", passage.offset},
                    {"length", passage.length},
                    {"text", passage.text}});
  }
  return list;
}

Json list_of(const std::vector<FollowingPassage>& continuation) {
  Json list = Json::array();
  for (const FollowingPassage& passage : continuation) {
    list.push_back(
        {{"passage", passage.passage},
         {"paragraph", passage.paragraph},
         {"offset", passage.offset},
         {"length", passage.text.size()},
         {"text", passage.text},
         {"spans", pairs(passage.spans)},
         {"character_spans",
          pairs(in_units(passage.text, passage.spans, TextUnit::characters))}});
  }
  return list;
}

Json list_of(const std::vector<ElsewhereMatch>& elsewhere) {
  Json list = Json::array();
  for (const ElsewhereMatch& match : elsewhere) {
    list.push_back({{"words", match.words},
                    {"passage", match.passage},
                    {"paragraph", match.paragraph},
                    {"offset", match.offset},
                    {"length", match.text.size()},
                    {"text", match.text},
                    {"spans", pairs(match.spans)},
                    {"continuation", list_of(match.continuation)}});
  }
  return list;
}

Json object_of(const CrossCount& count, bool stories) {
  Json object = {{"passages", count.passages}, {"articles", count.articles}};
  if (stories) object["stories"] = count.stories;
  return object;
}

Json object_of(const FacetCount& count, bool stories) {
  Json object = {{"value", text_or_null(count.value)},
                 {"passages", count.passages},
                 {"articles", count.articles}};
  if (stories) object["stories"] = count.stories;
  return object;
}

}  // namespace

Json text_or_null(const std::optional<std::string>& value) {
  return value && !value->empty() ? Json(*value) : Json(nullptr);
}

Json json_list(const std::vector<ArticleCopy>& copies) {
  Json list = Json::array();
  for (const ArticleCopy& copy : copies) {
    list.push_back({{"article", copy.id},
                    {"url", text_or_null(copy.url)},
                    {"origin", text_or_null(copy.origin)},
                    {"line", copy.line > 0 ? Json(copy.line) : Json(nullptr)}});
  }
  return list;
}

Json json_list(const std::vector<FacetCount>& counts, bool stories) {
  Json list = Json::array();
  for (const FacetCount& count : counts) {
    list.push_back(object_of(count, stories));
  }
  return list;
}

Json json_value(const Hit& hit, const AdjacentPassages* context) {
  Json line = {
      {"rank", hit.rank},
      {"score", hit.score},
      {"passage", hit.passage},
      {"article", hit.article},
      {"title", text_or_null(hit.title)},
      {"source", text_or_null(hit.source)},
      {"date", text_or_null(hit.date)},
      {"language", text_or_null(hit.language)},
      {"url", text_or_null(hit.url)},
      {"paragraph", hit.paragraph},
      {"offset", hit.offset},
      {"length", hit.length},
      {"text", hit.text},
      {"spans", pairs(hit.spans)},
      {"why", hit.why},
      {"more_in_article", hit.more_in_article},
      {"author", text_or_null(hit.author)},
      {"origin", text_or_null(hit.origin)},
      {"line", hit.line > 0 ? Json(hit.line) : Json(nullptr)},
      {"character_spans",
       pairs(in_units(hit.text, hit.spans, TextUnit::characters))},
      {"elsewhere", list_of(hit.elsewhere)},
      {"continuation", list_of(hit.continuation)},
      {"copies", json_list(hit.copies)},
  };
  if (hit.explanation) line["explanation"] = object_of(*hit.explanation);
  if (context) {
    line["context"] = {{"before", list_of(context->before)},
                       {"after", list_of(context->after)}};
  }
  return line;
}

std::string json_of(const Hit& hit, const AdjacentPassages* context) {
  return json_text(json_value(hit, context));
}

Json json_value_of_totals(const Results& results, std::string_view counted,
                          bool stories) {
  Json totals = {{"passages", results.counted_passages},
                 {"articles", results.counted_articles},
                 {"exact", results.counted_is_exact},
                 {"counted", counted}};
  if (stories) totals["stories"] = results.counted_stories;
  return totals;
}

Json json_value(const std::vector<FacetCounts>& facets, bool stories) {
  Json counts = Json::object();
  for (const FacetCounts& facet : facets) {
    counts[std::string(to_string(facet.facet))] =
        json_list(facet.counts, stories);
  }
  return counts;
}

Json json_value(const CrossTable& cross, bool stories) {
  Json table = Json::array();
  for (std::size_t row = 0; row < cross.cells.size(); ++row) {
    Json cells = Json::array();
    for (const CrossCount& cell : cross.cells[row]) {
      cells.push_back(object_of(cell, stories));
    }
    table.push_back(object_of(cross.rows.counts[row], stories));
    table.back()["cells"] = std::move(cells);
  }
  return {{"rows", to_string(cross.rows.facet)},
          {"columns", to_string(cross.columns.facet)},
          {"column_totals", json_list(cross.columns.counts, stories)},
          {"table", std::move(table)},
          {"total", object_of(cross.total, stories)}};
}

Json json_value(const Timeline& timeline, const std::string& unit,
                bool stories) {
  Json gaps = Json::array();
  for (const TimelineGap& gap : timeline.gaps) {
    gaps.push_back(
        {{"first", gap.first}, {"last", gap.last}, {"length", gap.length}});
  }
  return {{"unit", unit},
          {"buckets", json_list(timeline.buckets, stories)},
          {"gaps", std::move(gaps)},
          {"rest", object_of(timeline.rest, stories)}};
}

std::string json_of_totals(const Results& results, std::string_view counted,
                           bool stories) {
  return json_text(
      {{"totals", json_value_of_totals(results, counted, stories)}});
}

std::string json_of(const std::vector<FacetCounts>& facets, bool stories) {
  return json_text({{"facets", json_value(facets, stories)}});
}

std::string json_of(const CrossTable& cross, bool stories) {
  return json_text({{"cross", json_value(cross, stories)}});
}

std::string json_of(const Timeline& timeline, const std::string& unit,
                    bool stories) {
  return json_text({{"timeline", json_value(timeline, unit, stories)}});
}

}  // namespace dateline
