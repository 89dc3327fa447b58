#pragma once

#include <functional>

#include "query/server/http/http_error.hpp"
#include "query/server/http/http_limits.hpp"
#include "query/server/http/message.hpp"

namespace dateline::server {

// Answers requests; called by several threads at once.
struct HttpHandler {
  std::function<HttpResponse(const HttpRequest&)> answer;
  // Answers a request that is malformed or passes a limit of HttpLimits. Of the
  // request only the client and the time are known.
  std::function<HttpResponse(const HttpRequest&, const HttpError&)> refuse;
};

// Answers the requests of a client, one after the other, until the connection
// ends, and closes the socket. `stopped` becomes readable when the server
// stops: the request that is in work is still answered.
void serve_connection(int socket, int stopped, const HttpLimits& limits,
                      const HttpHandler& handler);

}  // namespace dateline::server
