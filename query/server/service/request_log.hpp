#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "query/server/http/message.hpp"

namespace dateline::server {

enum class LogFormat { none, text, json };

// What became of a request.
struct AnsweredRequest {
  const HttpRequest& request;
  std::string client;  // its address, which a proxy may have told
  std::string path;    // without parameters, "" if it could not be read
  std::string route;   // what answered: "search", "page", "none"
  int status = 200;
  std::size_t bytes = 0;  // of the body, before it is compressed
  std::chrono::microseconds time = {};
};

// Writes a line for each request to standard error. It has no parameters,
// because what journalists search for is confidential, and no character that
// could harm a terminal.
void log_request(const AnsweredRequest& answered, LogFormat format);

}  // namespace dateline::server
