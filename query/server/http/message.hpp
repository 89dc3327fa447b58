#pragma once

#include <chrono>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dateline::server {

using Clock = std::chrono::steady_clock;

// A request as a client sent it, within the limits of HttpLimits.
struct HttpRequest {
  std::string method;  // "GET"
  std::string target;  // path and parameters, still encoded
  std::map<std::string, std::string> headers;  // names in lower case
  std::map<std::string, std::string> form;     // of a POST: the content of each
                                               // field of multipart/form-data
  std::string body;                            // of a POST in another form
  std::string client;                          // address, such as "127.0.0.1"
  Clock::time_point begin = Clock::now();

  // The value of a header; "" if there is none.
  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
};

struct HttpResponse {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
};

}  // namespace dateline::server
