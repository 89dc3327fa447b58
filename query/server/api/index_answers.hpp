#pragma once

#include "query/server/api/api_request.hpp"

// The answers about whole indexes. Each throws HttpError, and what Searcher
// throws.
namespace dateline::server {

HttpResponse answer_complete(const ApiRequest& request);
HttpResponse answer_indexes(const ApiRequest& request);

}  // namespace dateline::server
