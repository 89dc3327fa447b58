#include "query/server/api/article_answers.hpp"

#include "corpus/text/calendar.hpp"
#include "query/print/citation.hpp"
#include "query/print/csv_printer.hpp"
#include "query/print/json_printer.hpp"
#include "query/server/http/http_error.hpp"
#include "query/server/service/answers.hpp"
#include "query/server/service/search_request.hpp"
#include "query/settings/search_settings.hpp"

namespace dateline::server {
namespace {

std::string media_type(CitationStyle style) {
  switch (style) {
    case CitationStyle::markdown:
      return "text/markdown; charset=utf-8";
    case CitationStyle::bibtex:
      return "application/x-bibtex";
    case CitationStyle::ris:
      return "application/x-research-info-systems";
    case CitationStyle::plain:
      break;
  }
  return "text/plain; charset=utf-8";
}

HttpResponse citation_response(const ApiRequest& request, const Hit& hit,
                               Quoting quoting) {
  const CitationStyle style = citation_style(request.values);
  return {200,
          media_type(style),
          citation_of(hit, style, quoting, date_of(local_day()).iso()),
          {}};
}

Json article_facts(const Hit& hit) {
  return {{"article", hit.article},
          {"title", text_or_null(hit.title)},
          {"source", text_or_null(hit.source)},
          {"date", text_or_null(hit.date)},
          {"language", text_or_null(hit.language)},
          {"url", text_or_null(hit.url)},
          {"author", text_or_null(hit.author)}};
}

Json list_of(const std::vector<Hit>& passages) {
  Json list = Json::array();
  for (const Hit& passage : passages) list.push_back(json_value(passage));
  return list;
}

std::string text_of(const std::vector<Hit>& passages, AnswerFormat format) {
  const bool is_csv = format == AnswerFormat::csv;
  std::string text = is_csv ? csv_header() : "";
  for (const Hit& passage : passages) {
    text += is_csv ? csv_of(passage) : json_of(passage);
  }
  return text;
}

}  // namespace

HttpResponse answer_article(const ApiRequest& request) {
  const Query query = read_query(request.values, request.service.limits);
  std::vector<Hit> passages = request.searcher()->article(request.id, query);
  if (passages.empty()) {
    throw HttpError(404, "the index has no article '" + request.id + "'");
  }
  for (Hit& passage : passages) passage = public_hit(std::move(passage));
  if (request.values.text("cite")) {
    return citation_response(request, passages.front(), Quoting::none);
  }
  if (request.format != AnswerFormat::json) {
    return text_response(request.format, text_of(passages, request.format),
                         query.notes());
  }
  return json_response({{"article", article_facts(passages.front())},
                        {"passages", list_of(passages)},
                        {"notes", json_value(query.notes())}});
}

HttpResponse answer_passage(const ApiRequest& request) {
  const std::size_t count =
      request.values.number("context", 0, request.service.limits.context, 0);
  const auto searcher = request.searcher();
  const std::optional<Hit> stored = searcher->passage(request.id);
  if (!stored) {
    throw HttpError(404, "the index has no passage '" + request.id + "'");
  }
  const Hit hit = public_hit(*stored);
  if (request.values.text("cite")) {
    return citation_response(request, hit, Quoting::passage);
  }
  if (request.format == AnswerFormat::csv) {
    return text_response(request.format, csv_header() + csv_of(hit), {});
  }
  const AdjacentPassages context = searcher->adjacent(hit, count);
  const Json json = json_value(hit, count > 0 ? &context : nullptr);
  return {200, media_type(request.format), json_text(json), {}};
}

}  // namespace dateline::server
