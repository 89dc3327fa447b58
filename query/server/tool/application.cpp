#include "query/server/tool/application.hpp"

#include <new>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/messages.hpp"
#include "query/server/api/api.hpp"
#include "query/server/page/pages.hpp"
#include "query/server/service/answers.hpp"
#include "query/server/service/parameter_values.hpp"

namespace dateline::server {
namespace {

constexpr std::string_view health_path = "/healthz";
constexpr std::string_view metrics_path = "/metrics";
constexpr std::size_t max_timeout = 100'000'000;  // about a day

HttpResponse plain_response(std::string text) {
  return {200, "text/plain; charset=utf-8", std::move(text), {}};
}

// The methods that a path is answered for.
std::string methods_of(const std::string& path) {
  return takes_forms(path) ? "GET, HEAD, POST, OPTIONS" : "GET, HEAD, OPTIONS";
}

bool is_allowed(const std::string& method, const std::string& path) {
  return method == "GET" || method == "HEAD" ||
         (method == "POST" && takes_forms(path));
}

HttpResponse options_response(const std::string& methods) {
  return {204, "", "", {{"Allow", methods}}};
}

std::string route_of(const std::string& path, bool is_page) {
  if (is_page) return "page";
  if (path.starts_with(api_root)) return std::string(api_route(path));
  if (path == health_path) return "healthz";
  return path == metrics_path ? "metrics" : "none";
}

// The time that a request may take: its own limit, within the server's.
std::chrono::milliseconds time_of(const Target& target,
                                  const SearchLimits& limits) {
  const auto most = static_cast<std::size_t>(limits.time.count());
  const ParameterValues values(target.parameters);
  return std::chrono::milliseconds(
      std::min(most, values.number("timeout", 1, max_timeout, most)));
}

}  // namespace

HttpResponse Application::answer(const HttpRequest& request) {
  Asked asked;
  HttpResponse response = answer_safely(request, asked);
  return finish(request, asked, std::move(response));
}

HttpResponse Application::refuse(const HttpRequest& request,
                                 const HttpError& error) {
  return finish(request, {}, error_answer(error, {}));
}

HttpResponse Application::answer_safely(const HttpRequest& request,
                                        Asked& asked) {
  try {
    return checked_answer(request, asked);
  } catch (const HttpError& error) {
    return error_answer(error, asked);
  } catch (const QueryError& error) {
    return asked.is_page ? error_answer(HttpError(400, error.what()), asked)
                         : error_response(error);
  } catch (const IndexError& error) {
    log_message(error.what());
    service_.searchers.close_idle();
    return error_answer(
        HttpError(503, "the index cannot be read; the server's log says why",
                  {{"Retry-After", "10"}}),
        asked);
  } catch (const std::bad_alloc&) {
    log_message("out of memory");
    return error_answer(
        HttpError(503, "the server is out of memory; try again later",
                  {{"Retry-After", "10"}}),
        asked);
  } catch (const std::exception& error) {
    log_message(error.what());
    return error_answer(HttpError(500, "the server failed; its log says why"),
                        asked);
  }
}

HttpResponse Application::checked_answer(const HttpRequest& request,
                                         Asked& asked) {
  rate_.count(client_of(request), request.begin);
  if (request.method == "OPTIONS" && request.target == "*") {
    settings_.access.check_site(request);
    return options_response("GET, HEAD, POST, OPTIONS");
  }
  std::string path = parse_path(request.target);
  settings_.access.check_site(request);
  if (!path.starts_with(service_.prefix + '/')) {
    throw HttpError(
        404, "the paths of this server begin with '" + service_.prefix + "/'");
  }
  path.erase(0, service_.prefix.size());
  asked.path = path;
  asked.is_page = is_page(path);
  asked.route = route_of(path, asked.is_page);
  Target target = parse_target(request.target);
  target.path = path;
  asked.shown.parameters = target.parameters;
  const std::string methods = methods_of(path);
  if (request.method == "OPTIONS") return options_response(methods);
  if (!is_allowed(request.method, path)) {
    throw HttpError(
        405,
        "'" + path + "' is not for " + request.method + "; send " + methods,
        {{"Allow", methods}});
  }
  if (asked.path == health_path) return plain_response("ok\n");
  settings_.access.check_token(request, asked.is_page);
  asked.shown.is_admitted = true;
  const auto time = time_of(target, service_.limits);
  return routed_answer({request, std::move(target), request.begin + time},
                       asked);
}

HttpResponse Application::routed_answer(const Call& call, Asked& asked) {
  const std::string& path = call.target.path;
  if (asked.is_page) return answer_page(service_, call);
  if (path.starts_with(api_root)) return answer_api(service_, call);
  if (path == metrics_path) return plain_response(metrics(call));
  // Who mistyped an address in a browser is shown a page.
  asked.is_page =
      call.http.header("accept").find("text/html") != std::string::npos;
  throw HttpError(404, "this server has no path '" + path +
                           "'; the page is at '" + service_.prefix +
                           "/', the API below '" + service_.prefix +
                           std::string(api_root) + "'");
}

HttpResponse Application::error_answer(const HttpError& error,
                                       const Asked& asked) const {
  return asked.is_page ? page_of_error(service_, error, asked.shown)
                       : error_response(error);
}

HttpResponse Application::finish(const HttpRequest& request, const Asked& asked,
                                 HttpResponse response) {
  settings_.access.add_headers(request, response);
  const auto time = std::chrono::duration_cast<std::chrono::microseconds>(
      Clock::now() - request.begin);
  metrics_.count(asked.route, response.status, time);
  log_request({request, client_of(request), asked.path, asked.route,
               response.status, response.body.size(), time},
              settings_.log);
  return response;
}

std::string Application::metrics(const Call& call) {
  const auto gauge = [](const std::string& name, const std::string& about,
                        std::size_t value) {
    return metric_head(name, "gauge", about) +
           metric_value(name, "", static_cast<double>(value));
  };
  std::string text =
      metrics_.text() +
      gauge("dateline_searches_running", "Searches that run.",
            service_.searchers.running()) +
      gauge("dateline_searches_waiting", "Searches that wait for their turn.",
            service_.searchers.waiting());
  std::string articles =
      metric_head("dateline_index_articles", "gauge", "Articles of an index.");
  std::string passages =
      metric_head("dateline_index_passages", "gauge", "Passages of an index.");
  for (const std::string& name : service_.searchers.names()) {
    const auto facts = service_.facts.of(name, call.deadline);
    const std::string label = "index=\"" + name + '"';
    articles += metric_value("dateline_index_articles", label,
                             static_cast<double>(facts->statistics.articles));
    passages += metric_value("dateline_index_passages", label,
                             static_cast<double>(facts->statistics.passages));
  }
  return text + articles + passages +
         metric_head("dateline_build_info", "gauge", "The version.") +
         metric_value("dateline_build_info",
                      "version=\"" + std::string(version()) + '"', 1);
}

// A proxy appends the address that it was asked from. Without any, the client
// is whoever is connected.
std::string Application::client_of(const HttpRequest& request) const {
  const std::string chain =
      settings_.trusts_proxy ? request.header("x-forwarded-for") : "";
  constexpr const char* separators = ", \t";
  const std::size_t end = chain.find_last_not_of(separators);
  if (end == chain.npos) return request.client;
  const std::size_t before = chain.find_last_of(separators, end);
  const std::size_t begin = before == chain.npos ? 0 : before + 1;
  return chain.substr(begin, end + 1 - begin);
}

}  // namespace dateline::server
