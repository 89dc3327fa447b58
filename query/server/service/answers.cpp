#include "query/server/service/answers.hpp"

namespace dateline::server {

HttpResponse json_response(const Json& value, int status) {
  return {status, "application/json", json_text(value), {}};
}

HttpResponse error_response(const HttpError& error) {
  HttpResponse response = json_response(
      {{"error", {{"status", error.status()}, {"message", error.what()}}}},
      error.status());
  response.headers = error.headers();
  return response;
}

}  // namespace dateline::server
