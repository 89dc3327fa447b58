#include "query/server/api/api.hpp"

#include "query/print/json_printer.hpp"
#include "query/server/http/http_error.hpp"
#include "query/server/service/answers.hpp"
#include "query/server/service/parameter_values.hpp"

namespace dateline::server {
namespace {

HttpResponse search(Service& service, const Call& call) {
  const ParameterValues values(call.target.parameters);
  values.check_names({"index", "q", "limit", "offset"});
  SearchOptions options;
  options.page.limit = values.number("limit", 0, service.limits.hits, 10);
  options.page.offset = values.number("offset", 0, service.limits.offset, 0);
  const auto searcher =
      service.searchers.lease(values.text("index").value_or(""), call.deadline);
  options.time_limit.timeout = call.time_left();
  Json hits = Json::array();
  for (Hit& hit :
       searcher->search(values.text("q").value_or(""), options).hits) {
    hit.origin.reset();
    hit.line = 0;
    hits.push_back(json_value(hit));
  }
  return json_response({{"hits", std::move(hits)}});
}

}  // namespace

HttpResponse answer_api(Service& service, const Call& call) {
  if (call.target.path == "/api/v1/search") return search(service, call);
  throw HttpError(404, "the API has no path '" + call.target.path + "'");
}

}  // namespace dateline::server
