#include "query/server/tool/application.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <thread>

#include "tests/query/server/running_server.hpp"

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(applications)

namespace {

constexpr const char* token_header =
    "Authorization: Bearer 0123456789abcdef\r\n";

ServerSettings with_access(Access access) {
  ServerSettings settings;
  settings.application.access = std::move(access);
  return settings;
}

// A server that answers only requests with a token.
struct GuardedServer {
  GuardedServer() {
    write_file(folder / "tokens", "0123456789abcdef\n");
    std::filesystem::permissions(folder / "tokens",
                                 std::filesystem::perms::owner_read);
    server = std::make_unique<RunningServer>(
        with_access({.tokens = Tokens(folder / "tokens")}));
  }

  TemporaryFolder folder;
  std::unique_ptr<RunningServer> server;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(only_health_is_open_to_all, GuardedServer) {
  BOOST_TEST(server->get("/healthz").status == 200);
  for (const char* path : {"/", "/metrics", "/api/v1/search?q=tea",
                           "/api/v1/openapi.json", "/api/v1/none", "/none"}) {
    BOOST_TEST(server->get(path).status == 401, path);
  }
  BOOST_TEST(server->get("/api/v1/search?q=tea", token_header).status == 200);
  BOOST_TEST(server->get("/metrics", token_header).status == 200);
}

BOOST_FIXTURE_TEST_CASE(a_browser_asks_for_the_token, GuardedServer) {
  BOOST_TEST(server->get("/").has_header(
      "WWW-Authenticate: Basic realm=\"Dateline\", charset=\"UTF-8\""));
  BOOST_TEST(server->get("/metrics")
                 .has_header("WWW-Authenticate: Bearer realm=\"Dateline\""));
}

BOOST_AUTO_TEST_CASE(a_name_that_is_not_the_servers_is_refused) {
  const RunningServer server(
      with_access({.hosts = loopback_names("127.0.0.1")}));
  const auto status_as = [&](const std::string& host) {
    return server
        .send("GET /api/v1/search?q=tea HTTP/1.1\r\nHost: " + host +
              "\r\nConnection: close\r\n\r\n")
        .status;
  };
  for (const char* host :
       {"localhost", "LocalHost:8642", "127.0.0.1:1", "[::1]:8642", "[::1]"}) {
    BOOST_TEST(status_as(host) == 200, host);
  }
  for (const char* host : {"evil.example", "localhost.evil.example",
                           "127.0.0.1.evil.example", "[::2]", "[", ":"}) {
    BOOST_TEST(status_as(host) == 403, host);
  }
}

BOOST_AUTO_TEST_CASE(scripts_of_other_sites_read_only_what_they_may) {
  const char* origin = "Origin: https://news.example\r\n";
  const std::string path = "/api/v1/search?q=tea";
  const RunningServer closed;
  BOOST_TEST(closed.get(path, origin).head.find("Access-Control") ==
             std::string::npos);
  const RunningServer open(with_access({.origins = {"https://news.example"}}));
  BOOST_TEST(open.get(path, origin)
                 .has_header("Access-Control-Allow-Origin: "
                             "https://news.example"));
  BOOST_TEST(open.get(path, "Origin: https://evil.example\r\n")
                 .head.find("Access-Control") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_form_of_another_site_is_refused) {
  const RunningServer server;
  const Reply reply = server.send(
      "POST / HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\n"
      "Content-Length: 0\r\nConnection: close\r\n\r\n");
  BOOST_TEST(reply.status == 403);
}

// Without TLS, browsers tell the origin of a form only.
BOOST_AUTO_TEST_CASE(a_form_is_told_by_its_origin_too) {
  const RunningServer server(with_access({.hosts = {"localhost", "news"}}));
  const auto status_from = [&](const std::string& headers) {
    return server
        .send("POST /batch HTTP/1.1\r\nHost: localhost:8642\r\n" + headers +
              "Content-Length: 0\r\nConnection: close\r\n\r\n")
        .status;
  };
  for (const char* headers :
       {"Origin: http://evil.example\r\n", "Origin: null\r\n",
        "Origin: http://localhost.evil.example\r\n",
        "Origin: http://localhost:8642\r\nSec-Fetch-Site: cross-site\r\n"}) {
    BOOST_TEST(status_from(headers) == 403, headers);
  }
  for (const char* headers :
       {"", "Origin: http://localhost:8642\r\n", "Origin: http://LocalHost\r\n",
        "Origin: https://news\r\n",
        "Origin: null\r\nSec-Fetch-Site: same-origin\r\n"}) {
    BOOST_TEST(status_from(headers) != 403, headers);
  }
  BOOST_TEST(server.get("/batch").has_header("Referrer-Policy: same-origin"));
}

BOOST_AUTO_TEST_CASE(every_response_protects_its_reader) {
  const RunningServer server;
  for (const char* path : {"/", "/healthz", "/none", "/api/v1/search?q=tea",
                           "/api/v1/none", "/%ff"}) {
    const Reply reply = server.get(path);
    BOOST_TEST(reply.has_header("X-Content-Type-Options: nosniff"), path);
    BOOST_TEST(reply.has_header("Referrer-Policy: no-referrer"), path);
    const bool is_strict =
        reply.head.find("Content-Security-Policy: default-src 'none';") !=
        std::string::npos;
    BOOST_TEST(is_strict, path);
    BOOST_TEST(reply.head.find("unsafe") == std::string::npos, path);
  }
}

BOOST_AUTO_TEST_CASE(methods_are_those_of_the_path) {
  const RunningServer server;
  const auto ask = [&](const std::string& method, const std::string& path) {
    return server.send(method + ' ' + path +
                       " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"
                       "Connection: close\r\n\r\n");
  };
  const Reply head = ask("HEAD", "/api/v1/search?q=tea");
  BOOST_TEST(head.status == 200);
  BOOST_TEST(head.body == "");
  const Reply options = ask("OPTIONS", "/api/v1/search");
  BOOST_TEST(options.status == 204);
  BOOST_TEST(options.has_header("Allow: GET, HEAD, OPTIONS"));
  for (const char* method : {"POST", "PUT", "DELETE", "PATCH", "TRACE"}) {
    const Reply reply = ask(method, "/api/v1/search");
    BOOST_TEST(reply.status == 405, method);
    BOOST_TEST(reply.has_header("Allow: GET, HEAD, OPTIONS"), method);
  }
  // What OPTIONS tells is what is answered.
  for (const char* path : {"/", "/help", "/none", "/healthz"}) {
    BOOST_TEST(ask("OPTIONS", path).has_header("Allow: GET, HEAD, OPTIONS"),
               path);
    const Reply reply = ask("POST", path);
    BOOST_TEST(reply.status == 405, path);
    BOOST_TEST(reply.has_header("Allow: GET, HEAD, OPTIONS"), path);
  }
  BOOST_TEST(
      ask("OPTIONS", "/batch").has_header("Allow: GET, HEAD, POST, OPTIONS"));
  BOOST_TEST(ask("POST", "/batch").status == 200);
  BOOST_TEST(ask("OPTIONS", "*").status == 204);
  BOOST_TEST(ask("GET", "*").status == 400);
}

BOOST_AUTO_TEST_CASE(an_absolute_target_is_checked_by_its_own_name) {
  const RunningServer server(
      with_access({.hosts = loopback_names("127.0.0.1")}));
  const auto status_of = [&](const std::string& target,
                             const std::string& host) {
    return server
        .send("GET " + target + " HTTP/1.1\r\nHost: " + host +
              "\r\nConnection: close\r\n\r\n")
        .status;
  };
  BOOST_TEST(status_of("http://localhost/healthz", "localhost") == 200);
  BOOST_TEST(status_of("http://localhost/healthz", "news.example") == 200);
  BOOST_TEST(status_of("http://news.example/healthz", "localhost") == 403);
}

BOOST_AUTO_TEST_CASE(errors_of_a_page_are_pages) {
  const RunningServer server;
  for (const char* target : {"/?q=%ff", "/?q=%00", "/?q=%", "/help?x=%ff"}) {
    const Reply page = server.get(target);
    BOOST_TEST(page.status == 400, target);
    BOOST_TEST(page.has_header("Content-Type: text/html; charset=utf-8"),
               target);
  }
  BOOST_TEST(server.get("/api/v1/search?q=%ff")
                 .has_header("Content-Type: application/json"));
}

BOOST_AUTO_TEST_CASE(a_page_of_an_error_keeps_the_query) {
  const RunningServer server;
  const Reply page = server.get("/?index=old&q=tea+%22x&from=June");
  BOOST_TEST(page.status == 400);
  BOOST_TEST(page.body.find("value=\"tea &quot;x\"") != std::string::npos);
  BOOST_TEST(page.body.find("<option selected>old<") != std::string::npos);
  const Reply unknown = server.get("/?q=tea&index=none");
  BOOST_TEST(unknown.status == 404);
  BOOST_TEST(unknown.body.find("value=\"none\"") == std::string::npos);
  BOOST_TEST(unknown.body.find("index=none") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(who_has_no_token_learns_of_no_index, GuardedServer) {
  const Reply page = server->get("/?q=tea");
  BOOST_TEST(page.status == 401);
  BOOST_TEST(page.body.find("<option") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(all_paths_are_below_the_prefix) {
  const RunningServer server({.prefix = "/news"});
  BOOST_TEST(server.get("/news/healthz").status == 200);
  BOOST_TEST(server.get("/news/").status == 200);
  BOOST_TEST(server.get("/healthz").status == 404);
  BOOST_TEST(server.get("/newsroom/healthz").status == 404);
}

BOOST_AUTO_TEST_CASE(who_asks_for_pages_is_told_of_wrong_paths_by_one) {
  const RunningServer server;
  const Reply page = server.get("/serach", "Accept: text/html\r\n");
  BOOST_TEST(page.status == 404);
  BOOST_TEST(page.has_header("Content-Type: text/html; charset=utf-8"));
  BOOST_TEST(page.body.find("has no path") != std::string::npos);
  BOOST_TEST(
      server.get("/serach").has_header("Content-Type: application/json"));
}

BOOST_AUTO_TEST_CASE(an_id_may_stand_in_a_parameter_of_a_page) {
  RunningServer server;
  server.add({article("..", "Dots were served with tea.")});
  const Reply reply = server.get("/article/?id=..&q=tea");
  BOOST_TEST(reply.status == 200);
  BOOST_TEST(reply.body.find("Dots were served with <mark>") !=
             std::string::npos);
  BOOST_TEST(server.get("/cite/?id=..").status == 200);
  BOOST_TEST(server.get("/article/?id=tea/1").status == 200);
  BOOST_TEST(server.get("/article/?id=none").status == 404);
  BOOST_TEST(server.get("/article/?id=").status == 404);
  BOOST_TEST(server.get("/article/").status == 404);
  BOOST_TEST(server.get("/article/tea/1?id=..").status == 400);
}

BOOST_AUTO_TEST_CASE(a_client_has_its_rate) {
  ServerSettings settings;
  settings.application.rate = 1;
  settings.application.trusts_proxy = true;
  const RunningServer server(settings);
  const std::string client = "X-Forwarded-For: 10.0.0.9, 10.0.0.1\r\n";
  BOOST_TEST(server.get("/healthz", client).status == 200);
  BOOST_TEST(server.get("/healthz", client).status == 200);
  const Reply reply = server.get("/healthz", client);
  BOOST_TEST(reply.status == 429);
  BOOST_TEST(reply.has_header("Retry-After: 1"));
  BOOST_TEST(server.get("/healthz", "X-Forwarded-For: 10.0.0.2\r\n").status ==
             200);
}

// Each is a client of its own, or all of them are whoever is connected.
BOOST_AUTO_TEST_CASE(a_chain_of_proxies_without_an_address_names_no_client) {
  ServerSettings settings;
  settings.application.rate = 1;
  settings.application.trusts_proxy = true;
  const RunningServer server(settings);
  const auto status_for = [&](const std::string& chain) {
    return server.get("/healthz", "X-Forwarded-For: " + chain + "\r\n").status;
  };
  BOOST_TEST(status_for(",") == 200);
  BOOST_TEST(status_for(" , ") == 200);
  BOOST_TEST(server.get("/healthz").status == 429);
  BOOST_TEST(status_for("10.0.0.1,") == 200);
  BOOST_TEST(status_for("10.0.0.9 ,\t10.0.0.1 ,") == 200);
  BOOST_TEST(status_for("10.0.0.1") == 429);
}

BOOST_AUTO_TEST_CASE(searches_that_wait_too_long_are_refused) {
  RunningServer server({.turns = 1, .waiting = 0});
  const auto lease = server.service().searchers.lease("news", Clock::now());
  const Reply reply = server.get("/api/v1/search?q=tea");
  BOOST_TEST(reply.status == 503);
  BOOST_TEST(reply.has_header("Retry-After: 1"));
  BOOST_TEST(server.get("/healthz").status == 200);
}

// A form with a list of names.
std::string posted(const std::string& names, const std::string& show) {
  const std::string part = "--b\r\nContent-Disposition: form-data; name=\"";
  const std::string body = part + "show\"\r\n\r\n" + show + "\r\n" + part +
                           "names\"\r\n\r\n" + names + "\r\n--b--\r\n";
  return "POST /batch HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
         "Content-Type: multipart/form-data; boundary=b\r\n"
         "Content-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

BOOST_AUTO_TEST_CASE(a_list_that_has_no_time_left_is_refused) {
  using namespace std::chrono_literals;
  const RunningServer server({.search = {.time = 0ms}});
  const Reply reply = server.send(posted("tea", "table"));
  BOOST_TEST(reply.status == 503);
  BOOST_TEST(reply.has_header("Retry-After: 1"));
  BOOST_TEST(server.get("/healthz").status == 200);
}

BOOST_AUTO_TEST_CASE(a_slow_client_has_the_whole_time_for_its_search) {
  using namespace std::chrono_literals;
  const RunningServer server({.search = {.time = 400ms}});
  const std::string request = posted("tea", "table");
  const int socket = server.connect();
  const auto send = [&](const std::string& bytes) {
    ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  };
  send(request.substr(0, request.size() - 5));
  std::this_thread::sleep_for(600ms);
  send(request.substr(request.size() - 5));
  const Reply reply = read_reply(socket);
  ::close(socket);
  BOOST_TEST(reply.status == 200);
  BOOST_TEST(reply.body.find("1 of 1 names found") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_file_of_a_report_is_cut_short) {
  const RunningServer server;
  std::string names;
  for (int i = 0; i < 1001; ++i) names += "tea\n";
  BOOST_TEST(server.send(posted("tea", "csv")).status == 200);
  const Reply file = server.send(posted(names, "csv"));
  BOOST_TEST(file.status == 413);
  BOOST_TEST(file.body.find("1000 names were searched for") !=
             std::string::npos);
  const Reply table = server.send(posted(names, "table"));
  BOOST_TEST(table.status == 200);
  BOOST_TEST(table.body.find("more than 1000 names") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_index_that_is_gone_is_an_error_without_its_path) {
  RunningServer server;
  server.service().searchers.close_idle();
  std::filesystem::remove_all(server.folder() + "news.idx");
  const Reply reply = server.get("/api/v1/search?q=tea");
  BOOST_TEST(reply.status == 503);
  BOOST_TEST(reply.body.find(server.folder()) == reply.body.npos);
  BOOST_TEST(server.get("/api/v1/search?q=tea&index=old").status == 200);
}

BOOST_AUTO_TEST_CASE(metrics_count_by_route_and_status) {
  const RunningServer server;
  server.get("/api/v1/search?q=tea");
  server.get("/api/v1/nothing");
  server.get("/nothing");
  const std::string text = server.get("/metrics").body;
  for (const char* line :
       {"dateline_requests_total{route=\"search\",status=\"200\"} 1\n",
        "dateline_requests_total{route=\"unknown\",status=\"404\"} 1\n",
        "dateline_requests_total{route=\"none\",status=\"404\"} 1\n",
        "dateline_request_duration_seconds_count{route=\"search\"} 1\n",
        "dateline_index_articles{index=\"news\"} 3\n",
        "dateline_index_passages{index=\"old\"} 1\n",
        "dateline_searches_running "}) {
    BOOST_TEST(text.find(line) != text.npos, line);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::server
