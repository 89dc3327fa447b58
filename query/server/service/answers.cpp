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

HttpResponse error_response(const QueryError& error) {
  constexpr int status = 400;
  return json_response({{"error",
                         {{"status", status},
                          {"message", error.what()},
                          {"offset", error.offset()}}}},
                       status);
}

}  // namespace dateline::server
