// Clients that send what they should not, or too slowly, or not at all.
#include <sys/socket.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <optional>
#include <random>

#include "tests/query/server/running_server.hpp"

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(hostile_requests)

namespace {

using namespace std::chrono_literals;

constexpr const char* end = "Host: localhost\r\nConnection: close\r\n\r\n";

void send_all(int socket, const std::string& bytes) {
  ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

// The server still answers, at once.
void require_alive(const RunningServer& server) {
  const auto begin = Clock::now();
  BOOST_TEST(server.get("/healthz").status == 200);
  BOOST_TEST(server.get("/api/v1/search?q=tea").status == 200);
  BOOST_TEST((Clock::now() - begin < 2s));
}

// Not so impatient that a client is late which had to wait for a processor.
ServerSettings impatient() {
  ServerSettings settings;
  settings.http.client_time = 1s;
  settings.http.idle_time = 1s;
  return settings;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_fault_has_its_status) {
  const RunningServer server;
  const std::string long_text(20'000, 'a');
  const std::string get = "GET /healthz HTTP/1.1\r\n";
  BOOST_TEST(server.send("GET /" + long_text + " HTTP/1.1\r\n" + end).status ==
             414);
  BOOST_TEST(server.send("GET /" + long_text + long_text + long_text).status ==
             414);
  BOOST_TEST(
      server.send(get + "X: " + long_text + long_text + "\r\n" + end).status ==
      431);
  BOOST_TEST(server.send(get + "Content-Length: 1000001\r\n" + end).status ==
             413);
  BOOST_TEST(server.send(get + "Transfer-Encoding: chunked\r\n" + end).status ==
             411);
  BOOST_TEST(server.send("BREW / HTTP/1.1\r\n" + std::string(end)).status ==
             501);
  BOOST_TEST(server.send("\x16\x03\x01\x02\r\n\r\n").status == 400);
  BOOST_TEST(server.send("GET ftp://localhost/ HTTP/1.1\r\n" + std::string(end))
                 .status == 400);
  BOOST_TEST(server.send("GET * HTTP/1.1\r\n" + std::string(end)).status ==
             400);
  require_alive(server);
}

BOOST_AUTO_TEST_CASE(a_refused_request_is_answered_in_json) {
  const RunningServer server;
  const Reply reply = server.send("GET / HTTP/3.0\r\n" + std::string(end));
  BOOST_TEST(reply.status == 505);
  BOOST_TEST(reply.has_header("Content-Type: application/json"));
  BOOST_TEST(reply.has_header("X-Content-Type-Options: nosniff"));
  BOOST_TEST(reply.body ==
             "{\"error\":{\"status\":505,\"message\":\"this server speaks "
             "HTTP/1.1 and HTTP/1.0\"}}\n");
}

BOOST_AUTO_TEST_CASE(ranges_that_would_exhaust_a_stack_are_ignored) {
  const RunningServer server;
  std::string ranges = "Range: bytes=0-0";
  while (ranges.size() < 8000) ranges += ",0-0";
  const Reply reply = server.get("/healthz", ranges + "\r\n");
  BOOST_TEST(reply.status == 200);
  BOOST_TEST(reply.body == "ok\n");
}

BOOST_AUTO_TEST_CASE(forms_that_would_exhaust_a_stack_are_refused) {
  const RunningServer server;
  for (const std::size_t size : {100u, 8'000u, 900'000u}) {
    for (const char* header : {"Content-Disposition: form-data; name=\"",
                               "Content-Disposition: form-data; filename*=\"",
                               "Content-Type: ", "X: "}) {
      const std::string body = "--b\r\n" + std::string(header) +
                               std::string(size, 'a') +
                               "\"\r\n\r\nx\r\n--b--\r\n";
      const Reply reply = server.send(
          "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
          "multipart/form-data; boundary=b\r\nContent-Length: " +
          std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
      BOOST_TEST(reply.status != 0, header << size);
    }
  }
  require_alive(server);
}

BOOST_AUTO_TEST_CASE(damaged_forms_are_answered) {
  const RunningServer server;
  const std::string form =
      "--b\r\nContent-Disposition: form-data; name=\"q\"; filename=\"a\"\r\n"
      "Content-Type: text/plain\r\n\r\ntea\r\n--b--\r\n";
  std::mt19937 random(9);
  for (int i = 0; i < 200; ++i) {
    std::string body = form;
    for (unsigned changes = random() % 4; changes > 0; --changes) {
      const std::size_t at = random() % body.size();
      if (random() % 2 == 0) {
        body[at] = static_cast<char>(random());
      } else {
        body.insert(at, body.substr(random() % body.size(), random() % 20));
      }
    }
    const Reply reply = server.send(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
        "multipart/form-data; boundary=b\r\nContent-Length: " +
        std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
    BOOST_TEST((reply.status >= 200 && reply.status < 500));
  }
  require_alive(server);
}

BOOST_AUTO_TEST_CASE(a_second_request_is_not_hidden_in_the_first) {
  const RunningServer server;
  const std::string hidden = "GET /metrics HTTP/1.1\r\n" + std::string(end);
  const Reply reply = server.send(
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
      std::to_string(hidden.size()) + "\r\n\r\n" + hidden);
  BOOST_TEST(reply.status == 200);
  BOOST_TEST(reply.body == "ok\n");
}

BOOST_AUTO_TEST_CASE(requests_in_a_row_are_answered_in_their_order) {
  const RunningServer server;
  const Reply reply = server.send(
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
      "HEAD /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
      "GET /nothing HTTP/1.1\r\n" +
      std::string(end));
  BOOST_TEST(reply.status == 200);
  const std::size_t second = reply.body.find("HTTP/1.1 200");
  const std::size_t third = reply.body.find("HTTP/1.1 404");
  BOOST_TEST(second != reply.body.npos);
  BOOST_TEST(third != reply.body.npos);
  BOOST_TEST(second < third);
}

BOOST_AUTO_TEST_CASE(a_head_that_comes_byte_by_byte_has_a_deadline) {
  const RunningServer server(impatient());
  const int socket = server.connect();
  const auto begin = Clock::now();
  for (int i = 0; i < 40; ++i) {
    send_all(socket, "G");
    std::this_thread::sleep_for(30ms);
  }
  BOOST_TEST(read_reply(socket).status == 408);
  BOOST_TEST((Clock::now() - begin < 3s));
  ::close(socket);
  require_alive(server);
}

BOOST_AUTO_TEST_CASE(a_body_that_does_not_come_ends_the_connection) {
  const RunningServer server(impatient());
  const auto begin = Clock::now();
  const Reply reply = server.send(
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");
  BOOST_TEST(reply.status == 408);
  BOOST_TEST((Clock::now() - begin < 3s));
  require_alive(server);
}

BOOST_AUTO_TEST_CASE(what_is_promised_of_a_connection_is_kept) {
  const RunningServer server;
  const Reply old = server.send("GET /healthz HTTP/1.0\r\n\r\n");
  BOOST_TEST(old.has_header("Connection: close"));
  BOOST_TEST(old.head.find("Keep-Alive") == std::string::npos);
  const Reply head = server.send("HEAD / HTTP/1.1\r\n" + std::string(end));
  BOOST_TEST(head.has_header("Accept-Ranges: none"));
}

BOOST_AUTO_TEST_CASE(an_idle_connection_is_closed) {
  const RunningServer server(impatient());
  const int socket = server.connect();
  const auto begin = Clock::now();
  BOOST_TEST(read_reply(socket).status == 0);
  BOOST_TEST((Clock::now() - begin < 3s));
  ::close(socket);
}

BOOST_AUTO_TEST_CASE(a_client_that_takes_no_answer_holds_up_nobody) {
  RunningServer server(impatient());
  std::string requests;
  for (int i = 0; i < 2'000; ++i) {
    requests += "GET /api/v1/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }
  const int socket = server.connect();
  const int size = 1'000;
  ::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  ::send(socket, requests.data(), requests.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  require_alive(server);
  const auto begin = Clock::now();
  while (server.listener().connections() > 0 && Clock::now() - begin < 60s) {
    std::this_thread::sleep_for(20ms);
  }
  BOOST_TEST(server.listener().connections() == 0u);
  ::close(socket);
}

BOOST_AUTO_TEST_CASE(a_connection_too_many_is_told_so) {
  ServerSettings settings;
  settings.http.connections = 3;
  const RunningServer server(settings);
  std::vector<int> sockets;
  for (int i = 0; i < 3; ++i) sockets.push_back(server.connect());
  BOOST_TEST(server.get("/healthz").status == 503);
  for (const int socket : sockets) ::close(socket);
  const auto begin = Clock::now();
  while (server.get("/healthz").status != 200 && Clock::now() - begin < 5s) {
    std::this_thread::sleep_for(10ms);
  }
  require_alive(server);
}

BOOST_AUTO_TEST_CASE(answers_that_nobody_takes_are_bounded) {
  ServerSettings settings;
  settings.http.pending = 1'000;
  const RunningServer server(settings);
  const Reply reply = server.get("/api/v1/openapi.json");
  BOOST_TEST(reply.status == 503);
  BOOST_TEST(reply.has_header("Retry-After: 1"));
  BOOST_TEST(server.get("/healthz").status == 200);
}

BOOST_AUTO_TEST_CASE(any_bytes_are_answered_or_end_the_connection) {
  const RunningServer server(impatient());
  const std::string valid =
      "GET /api/v1/search?q=tea&limit=1 HTTP/1.1\r\nHost: localhost\r\n"
      "Accept: text/csv\r\nContent-Length: 3\r\n\r\nabc";
  std::mt19937 random(7);
  for (int i = 0; i < 300; ++i) {
    std::string bytes = valid;
    for (unsigned changes = random() % 8 + 1; changes > 0; --changes) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    const int socket = server.connect();
    send_all(socket, bytes);
    ::shutdown(socket, SHUT_WR);
    const Reply reply = read_reply(socket);
    ::close(socket);
    BOOST_TEST(
        (reply.status < 500 || reply.status == 501 || reply.status == 505));
  }
  require_alive(server);
}

BOOST_AUTO_TEST_CASE(a_stop_waits_for_the_request_in_work) {
  RunningServer server({.turns = 1, .waiting = 1});
  SearcherPool& pool = server.service().searchers;
  std::optional<SearcherPool::Lease> lease(
      pool.lease("news", Clock::now() + 1s));
  const int idle = server.connect();
  const int socket = server.connect();
  send_all(socket, "GET /api/v1/search?q=tea HTTP/1.1\r\n" + std::string(end));
  while (pool.waiting() == 0) std::this_thread::yield();
  server.listener().stop();
  BOOST_TEST(read_reply(idle).status == 0);
  lease.reset();
  BOOST_TEST(read_reply(socket).status == 200);
  ::close(socket);
  ::close(idle);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::server
