#pragma once

#include <string_view>

#include "query/server/http/message.hpp"
#include "query/server/service/service.hpp"

namespace dateline::server {

// Where the paths of the API begin.
inline constexpr std::string_view api_root = "/api/v1/";

// The name of what answers a path below api_root, for logs and metrics.
std::string_view api_route(std::string_view path);

// Answers a request for a path below api_root. Throws HttpError, and what
// Searcher throws. Called by several threads at once.
HttpResponse answer_api(Service& service, const Call& call);

}  // namespace dateline::server
