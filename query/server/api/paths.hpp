#pragma once

#include <span>
#include <string_view>

#include "query/server/api/api_request.hpp"

namespace dateline::server {

// A path of the API, and what it takes and answers.
struct ApiPath {
  std::string_view name;   // "search"; behind api_root
  bool takes_id;           // behind the name: "article/{id}"
  std::string_view about;  // a sentence
  std::span<const std::string_view> parameters;  // their names
  HttpResponse (*answer)(const ApiRequest&);
  // Whether a query must be given, without which there is nothing to look for.
  bool needs_query;

  bool takes(std::string_view parameter) const;
};

std::span<const ApiPath> api_paths();

}  // namespace dateline::server
