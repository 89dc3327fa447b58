#pragma once

#include <string>

#include "corpus/cli/json_text.hpp"
#include "query/server/http/http_error.hpp"
#include "query/server/http/message.hpp"

namespace dateline::server {

// A response with one value of JSON.
HttpResponse json_response(const Json& value, int status = 200);

// {"error":{"status":404,"message":"..."}}, with the headers of the error.
HttpResponse error_response(const HttpError& error);

// The same for a query that cannot be parsed, with its "offset" in bytes.
HttpResponse error_response(const QueryError& error);

}  // namespace dateline::server
