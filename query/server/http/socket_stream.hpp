#pragma once

#include <httplib.h>

#include <chrono>
#include <optional>
#include <string>

#include "query/server/http/http_limits.hpp"
#include "query/server/http/message.hpp"

namespace dateline::server {

// A connection to a client, with deadlines: no read or write takes longer than
// HttpLimits says, however slowly the client sends or takes bytes. Hands the
// bytes of one request to a parser at a time. Does not own the socket.
class SocketStream : public httplib::Stream {
 public:
  // `stopped` becomes readable when the server stops.
  SocketStream(int socket, int stopped, const HttpLimits& limits);

  // Waits until a request begins. Returns false if none comes: the client has
  // closed the connection, was idle too long, or the server stops.
  bool wait_for_request();

  // Reads the head of a request, with the empty line behind it. Returns nothing
  // if the client closes the connection. Throws HttpError if the head is too
  // large or takes too long.
  std::optional<std::string> read_head();

  // What the parser reads next: `head`, and then `body` bytes of the client.
  void offer(std::string head, std::size_t body);

  // Whether the parser has read all that was offered.
  bool is_consumed() const {
    return offered_at_ == offered_.size() && body_left_ == 0;
  }

  // Whether the client has not sent what was offered of its request in time.
  bool is_late() const { return is_late_; }

  // Ends the connection so that the client still gets what was written, though
  // it may have sent more than was read.
  void finish();

  const std::string& client() const { return client_; }
  std::size_t written() const { return written_; }  // bytes, of all responses

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* bytes, std::size_t size) override;
  ssize_t write(const char* bytes, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  // Waits until the socket is ready for what `events` names.
  bool wait(short events, Clock::time_point deadline) const;
  // Appends what the client sends; returns false at the end or the deadline.
  bool receive(Clock::time_point deadline);

  int socket_;
  int stopped_;
  const HttpLimits& limits_;
  std::string client_;
  std::string received_;                       // that no request has taken yet
  std::string offered_;                        // the head that the parser reads
  std::size_t offered_at_ = 0;                 // what of it was read
  std::size_t body_left_ = 0;                  // bytes behind it
  Clock::time_point read_by_;                  // deadline of this request
  bool is_late_ = false;                       // passed before its end came
  std::optional<Clock::time_point> write_by_;  // of this response
  std::size_t written_ = 0;
};

}  // namespace dateline::server
