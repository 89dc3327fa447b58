#pragma once

#include "query/server/api/api_request.hpp"

// The answers about searches. Each throws HttpError, and what Searcher throws.
namespace dateline::server {

HttpResponse answer_search(const ApiRequest& request);
HttpResponse answer_similar(const ApiRequest& request);
HttpResponse answer_facets(const ApiRequest& request);
HttpResponse answer_timeline(const ApiRequest& request);
HttpResponse answer_diagnose(const ApiRequest& request);

}  // namespace dateline::server
