#include "query/server/service/access.hpp"

#include <algorithm>
#include <string_view>

#include "corpus/text/lines.hpp"
#include "query/server/http/http_error.hpp"

namespace dateline::server {
namespace {

// Scripts, styles and images are files of the server; nothing within markup is
// run, wherever it came from.
constexpr const char* content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

// "localhost" of "LocalHost:8642", "::1" of "[::1]:8642".
std::string host_name(std::string_view host) {
  return ascii_lower(host.starts_with('[') ? host.substr(1, host.find(']') - 1)
                                           : host.substr(0, host.find(':')));
}

// "news.example" of "http://news.example:8080"; "" of "null".
std::string origin_name(std::string_view origin) {
  const std::size_t scheme = origin.find("://");
  return scheme == origin.npos ? "" : host_name(origin.substr(scheme + 3));
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

void set_default(HttpResponse& response, const char* name, const char* value) {
  const bool is_set = std::ranges::any_of(
      response.headers,
      [&](const auto& header) { return header.first == name; });
  if (!is_set) response.headers.emplace_back(name, value);
}

}  // namespace

void Access::check_site(const HttpRequest& request) const {
  const std::string host = request.header("host");
  if (!hosts.empty() && !host.empty() && !holds(hosts, host_name(host))) {
    throw HttpError(403, "this server is not '" + host_name(host) +
                             "'; it may be asked by that name if it is started "
                             "with --allow-host");
  }
  if (request.method == "POST" && is_form_of_other_site(request)) {
    throw HttpError(403,
                    "a form of another site may not be sent here; if the form "
                    "is this server's, name the server with --allow-host");
  }
}

// Over HTTP without TLS, browsers tell only the origin of a form. Ports do not
// count, because a proxy may hand on the host without its port.
bool Access::is_form_of_other_site(const HttpRequest& request) const {
  const std::string site = request.header("sec-fetch-site");
  if (!site.empty()) return site == "cross-site";
  const std::string origin = request.header("origin");
  if (origin.empty() || holds(origins, "*") || holds(origins, origin)) {
    return false;
  }
  const std::string name = origin_name(origin);
  return name.empty() ||
         (name != host_name(request.header("host")) && !holds(hosts, name));
}

void Access::check_token(const HttpRequest& request, bool is_page) const {
  if (tokens.empty() || tokens.allow(request.header("authorization"))) return;
  const bool has_one = !request.header("authorization").empty();
  throw HttpError(
      401,
      has_one ? "the token is not one of this server's"
              : "this server needs a token; send it as 'Authorization: Bearer "
                "TOKEN', or as the password of a browser's dialogue",
      {{"WWW-Authenticate", is_page
                                ? "Basic realm=\"Dateline\", charset=\"UTF-8\""
                                : "Bearer realm=\"Dateline\""}});
}

void Access::add_headers(const HttpRequest& request,
                         HttpResponse& response) const {
  const std::string origin = request.header("origin");
  const bool is_allowed = holds(origins, "*") || holds(origins, origin);
  response.headers.emplace_back(
      "Vary", origins.empty() ? "Accept-Encoding" : "Accept-Encoding, Origin");
  if (!origin.empty() && is_allowed) {
    response.headers.emplace_back("Access-Control-Allow-Origin", origin);
    response.headers.emplace_back("Access-Control-Expose-Headers",
                                  "Dateline-Note, Retry-After");
    if (request.method == "OPTIONS") {
      response.headers.emplace_back("Access-Control-Allow-Methods",
                                    "GET, HEAD, OPTIONS");
      response.headers.emplace_back("Access-Control-Allow-Headers",
                                    "Authorization");
      response.headers.emplace_back("Access-Control-Max-Age", "600");
    }
  }
  set_default(response, "Content-Security-Policy", content_security_policy);
  set_default(response, "Cross-Origin-Resource-Policy",
              origins.empty() ? "same-origin" : "cross-origin");
  set_default(response, "Referrer-Policy", "no-referrer");
  set_default(response, "X-Content-Type-Options", "nosniff");
  set_default(response, "Cache-Control", "private, no-cache");
}

std::vector<std::string> loopback_names(const std::string& listen_host) {
  const bool is_loopback = listen_host == "localhost" || listen_host == "::1" ||
                           listen_host.starts_with("127.");
  if (!is_loopback) return {};
  return {"localhost", "127.0.0.1", "::1", listen_host};
}

}  // namespace dateline::server
