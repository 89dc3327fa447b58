#pragma once

#include <atomic>
#include <cstddef>
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

// What all connections of a server share.
struct ConnectionContext {
  HttpLimits limits;
  HttpHandler handler;
  int stopped = -1;                    // becomes readable when the server stops
  std::atomic<std::size_t> pending{};  // bytes of answers, see HttpLimits
};

// Answers the requests of a client, one after the other, until the connection
// ends, and closes the socket. When the server stops, the request that is in
// work is still answered.
void serve_connection(int socket, ConnectionContext& context);

}  // namespace dateline::server
