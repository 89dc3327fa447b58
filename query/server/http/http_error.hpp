#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dateline/error.hpp"

namespace dateline::server {

// A request that cannot be answered as it was meant. what() says why, for the
// client, and never names a file of the server.
class HttpError : public Error {
 public:
  using Headers = std::vector<std::pair<std::string, std::string>>;

  HttpError(int status, const std::string& reason, Headers headers = {})
      : Error(reason), status_(status), headers_(std::move(headers)) {}

  int status() const { return status_; }
  const Headers& headers() const { return headers_; }  // of the response

 private:
  int status_;
  Headers headers_;
};

// What a client is told whose request has not come whole within client_time.
inline HttpError late_request() {
  return {408, "the request did not arrive in time"};
}

}  // namespace dateline::server
