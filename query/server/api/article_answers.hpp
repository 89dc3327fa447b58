#pragma once

#include "query/server/api/api_request.hpp"

// The answers about articles and passages. Each throws HttpError, and what
// Searcher throws.
namespace dateline::server {

HttpResponse answer_article(const ApiRequest& request);
HttpResponse answer_passage(const ApiRequest& request);

}  // namespace dateline::server
