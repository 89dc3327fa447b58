#pragma once

#include "corpus/cli/json_text.hpp"
#include "query/server/service/service.hpp"

namespace dateline::server {

// The description of the API in the form of OpenAPI 3.1, with the limits of
// this server.
Json openapi(const Service& service);

}  // namespace dateline::server
