#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "query/server/http/http_limits.hpp"

namespace dateline::server {

// The head of a request that can be given to a parser: the request line and the
// headers, with the empty line behind them.
struct RequestHead {
  std::string text;  // without the headers that the server does not follow
  std::size_t body_size = 0;  // bytes that follow it
  bool is_last = false;       // of HTTP/1.0: none follows on the connection
};

// Checks a head that a client sent, before any parser sees it, so that nobody
// can disagree on where a request ends. Lines must end with CR LF. Leaves out
// what asks for a part of the content, and takes gzip as the only compression.
// Of a target in absolute form it keeps the path, and the authority as the
// Host. Throws HttpError if the head is malformed or passes a limit.
RequestHead checked_head(std::string_view head, const HttpLimits& limits);

}  // namespace dateline::server
