#include "query/server/api/index_answers.hpp"

#include "query/print/statistics_printer.hpp"
#include "query/server/service/answers.hpp"
#include "query/server/service/completion.hpp"
#include "query/server/service/search_request.hpp"

namespace dateline::server {
namespace {

constexpr std::size_t default_suggestions = 10;

}  // namespace

HttpResponse answer_complete(const ApiRequest& request) {
  const std::string query =
      read_query(request.values, request.service.limits).text();
  const std::size_t limit = request.values.number(
      "limit", 0, request.service.limits.hits, default_suggestions);
  const auto facts = request.service.facts.of(
      request.values.text("index").value_or(""), request.call.deadline);
  const auto searcher = request.searcher();
  const Completion completion =
      complete(query, limit, *facts, *searcher, time_limit(request.call));
  Json suggestions = Json::array();
  for (const Suggestion& suggestion : completion.suggestions) {
    suggestions.push_back(
        {{"text", suggestion.text}, {"kind", suggestion.kind}});
  }
  return json_response(
      {{"begin", completion.begin}, {"suggestions", std::move(suggestions)}});
}

HttpResponse answer_indexes(const ApiRequest& request) {
  Json list = Json::array();
  for (const std::string& name : request.service.searchers.names()) {
    Json index = {{"index", name}};
    index.update(json_value(
        request.service.facts.of(name, request.call.deadline)->statistics));
    list.push_back(std::move(index));
  }
  return json_response({{"indexes", std::move(list)}});
}

}  // namespace dateline::server
