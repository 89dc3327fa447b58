#include "query/server/api/api.hpp"

#include <algorithm>

#include "query/server/api/openapi.hpp"
#include "query/server/api/paths.hpp"
#include "query/server/http/http_error.hpp"
#include "query/server/service/answers.hpp"

namespace dateline::server {
namespace {

constexpr std::string_view description_name = "openapi.json";

// The path that answers, by what stands behind api_root; null if none does.
const ApiPath* find_path(std::string_view rest) {
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  const auto paths = api_paths();
  const auto path =
      std::ranges::find(paths, rest.substr(0, slash), &ApiPath::name);
  const bool has_id = slash + 1 < rest.size();
  if (path == paths.end() || path->takes_id != has_id ||
      (!has_id && slash < rest.size())) {
    return nullptr;
  }
  return &*path;
}

[[noreturn]] void refuse_path(const std::string& path) {
  std::string known;
  for (const ApiPath& each : api_paths()) {
    known.append(known.empty() ? "" : ", ").append(each.name);
    if (each.takes_id) known += "/{id}";
  }
  throw HttpError(404, "the API has no path '" + path + "'; below " +
                           std::string(api_root) + " it has " + known +
                           " and " + std::string(description_name));
}

}  // namespace

std::string_view api_route(std::string_view path) {
  path.remove_prefix(std::min(api_root.size(), path.size()));
  if (path == description_name) return description_name;
  const ApiPath* found = find_path(path);
  return found ? found->name : "unknown";
}

HttpResponse answer_api(Service& service, const Call& call) {
  const std::string rest = call.target.path.substr(api_root.size());
  const ParameterValues values(call.target.parameters);
  if (rest == description_name) {
    values.check_names({});
    return json_response(openapi(service));
  }
  const ApiPath* path = find_path(rest);
  if (!path) refuse_path(call.target.path);
  values.check_names({path->parameters.begin(), path->parameters.end()});
  if (path->needs_query && values.text("q").value_or("").empty()) {
    throw HttpError(400,
                    "no query given; set the parameter 'q' to words to "
                    "search for, or to a field such as after:2024");
  }
  const AnswerFormat format = answer_format(
      values, path->takes("format") ? call.http.header("accept") : "");
  return path->answer({service, call, values,
                       path->takes_id ? rest.substr(path->name.size() + 1) : "",
                       format});
}

}  // namespace dateline::server
