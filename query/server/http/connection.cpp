#include "query/server/http/connection.hpp"

#include <httplib.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include "corpus/cli/messages.hpp"
#include "corpus/text/lines.hpp"
#include "query/server/http/request_head.hpp"
#include "query/server/http/socket_stream.hpp"

namespace dateline::server {
namespace {

constexpr std::size_t max_requests = 1'000'000;  // of one connection

// What the parser is given instead of a request that is refused.
constexpr const char* refused_head = "GET / HTTP/1.0\r\n\r\n";

// cpp-httplib parses the requests and writes the responses of one connection;
// sockets, threads and routes are not its own. Its routes are regular
// expressions, so each request has the path "/" for it.
class Connection : public httplib::Server {
 public:
  Connection(SocketStream& stream, ConnectionContext& context)
      : stream_(stream), context_(context) {
    const HttpLimits& limits = context.limits;
    set_keep_alive_max_count(max_requests);
    set_keep_alive_timeout(
        std::chrono::duration_cast<std::chrono::seconds>(limits.idle_time)
            .count());
    set_payload_max_length(limits.body);
    set_pre_routing_handler([this](const auto& request, auto& response) {
      if (request.method == "POST" && !fault_)
        return HandlerResponse::Unhandled;
      respond(request, response);
      return HandlerResponse::Handled;
    });
    Post("/", [this](const auto& request, auto& response) {
      respond(request, response);
    });
    // Without it the message of an exception would become a header.
    set_exception_handler(
        [](const auto&, auto& response, auto) { response.status = 500; });
    set_error_handler(
        HandlerWithResponse([this](const auto& request, auto& response) {
          if (is_answered_) return HandlerResponse::Unhandled;
          fault_ = parser_fault(response.status);
          respond(request, response);
          return HandlerResponse::Handled;
        }));
  }

  void serve() {
    while (stream_.wait_for_request() && serve_request()) {
    }
    stream_.finish();
  }

 private:
  HttpError parser_fault(int status) const {
    if (stream_.is_late()) return late_request();
    if (status == 413) {
      return {413, "the form is too large; send it as multipart/form-data"};
    }
    return {status,
            status == 500 ? "the server failed" : "the request cannot be read"};
  }

  // Returns whether another request may follow.
  bool serve_request() {
    begin_ = Clock::now();
    fault_.reset();
    is_answered_ = false;
    bool is_last = false;
    try {
      const std::optional<std::string> head = stream_.read_head();
      if (!head) return false;
      RequestHead checked = checked_head(*head, context_.limits);
      is_last = checked.is_last;
      stream_.offer(std::move(checked.text), checked.body_size);
    } catch (const HttpError& error) {
      fault_ = error;
      is_last = true;
      stream_.offer(refused_head, 0);
    }
    bool closed = false;
    const bool written =
        process_request(stream_, is_last, closed,
                        [](httplib::Request& request) { request.path = "/"; });
    context_.pending -= std::exchange(held_, 0);
    return written && !closed && stream_.is_consumed();
  }

  void respond(const httplib::Request& parsed, httplib::Response& response) {
    HttpRequest request;
    request.client = stream_.client();
    // The time that a client takes to send its request is none of the search's.
    request.begin = fault_ ? begin_ : Clock::now();
    if (!fault_) read(parsed, request);
    HttpResponse answer = fault_ ? context_.handler.refuse(request, *fault_)
                                 : context_.handler.answer(request);
    hold(request, answer);
    is_answered_ = true;
    response.status = answer.status;
    for (const auto& [name, value] : answer.headers) {
      response.set_header(name, value);
    }
    // Else the parser says that parts may be asked for.
    if (parsed.method == "HEAD") response.set_header("Accept-Ranges", "none");
    if (answer.content_type.empty()) return;
    response.set_content(answer.body, answer.content_type);
  }

  // Counts the answer among those that wait for their clients, or replaces it
  // if these have too many bytes.
  void hold(const HttpRequest& request, HttpResponse& answer) {
    held_ = answer.body.size();
    if (context_.pending.fetch_add(held_) + held_ <= context_.limits.pending) {
      return;
    }
    context_.pending -= std::exchange(held_, 0);
    answer = context_.handler.refuse(
        request, HttpError(503,
                           "too many answers wait for their clients; try again "
                           "later",
                           {{"Retry-After", "1"}}));
  }

  static void read(const httplib::Request& parsed, HttpRequest& request) {
    request.method = parsed.method;
    request.target = parsed.target;
    request.body = parsed.body;
    for (const auto& [name, value] : parsed.headers) {
      request.headers.emplace(ascii_lower(name), value);
    }
    for (const auto& [name, part] : parsed.files) {
      request.form.emplace(name, part.content);
    }
  }

  SocketStream& stream_;
  ConnectionContext& context_;
  std::size_t held_ = 0;  // bytes of the answer in `pending`
  Clock::time_point begin_;
  std::optional<HttpError> fault_;  // of the request
  bool is_answered_ = false;
};

}  // namespace

void serve_connection(int socket, ConnectionContext& context) {
  SocketStream stream(socket, context.stopped, context.limits);
  try {
    Connection(stream, context).serve();
  } catch (const std::exception& error) {  // such as lack of memory
    log_message(std::string("a connection failed: ") + error.what());
  }
  ::close(socket);
}

}  // namespace dateline::server
