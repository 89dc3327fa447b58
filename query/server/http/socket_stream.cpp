#include "query/server/http/socket_stream.hpp"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "query/server/http/http_error.hpp"

namespace dateline::server {
namespace {

constexpr std::string_view head_end = "\r\n\r\n";
constexpr std::size_t bytes_a_second = 64 * 1024;  // of a slow reader

int milliseconds_until(Clock::time_point deadline) {
  using Milliseconds = std::chrono::milliseconds;
  const auto left =
      std::chrono::ceil<Milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<Milliseconds::rep>(left, 0, 3'600'000));
}

std::string address_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  std::array<char, NI_MAXHOST> name{};
  auto* peer = reinterpret_cast<sockaddr*>(&address);
  if (::getpeername(socket, peer, &size) != 0 ||
      ::getnameinfo(peer, size, name.data(), name.size(), nullptr, 0,
                    NI_NUMERICHOST) != 0) {
    return "unknown";
  }
  return name.data();
}

}  // namespace

SocketStream::SocketStream(int socket, int stopped, const HttpLimits& limits)
    : socket_(socket),
      stopped_(stopped),
      limits_(limits),
      client_(address_of(socket)) {}

bool SocketStream::wait(short events, Clock::time_point deadline) const {
  pollfd ready{socket_, events, 0};
  int count = 0;
  do {
    count = ::poll(&ready, 1, milliseconds_until(deadline));
  } while (count < 0 && errno == EINTR);
  return count > 0;
}

bool SocketStream::wait_for_request() {
  if (!received_.empty()) return true;
  const Clock::time_point deadline = Clock::now() + limits_.idle_time;
  std::array<pollfd, 2> ready{{{socket_, POLLIN, 0}, {stopped_, POLLIN, 0}}};
  int count = 0;
  do {
    count = ::poll(ready.data(), ready.size(), milliseconds_until(deadline));
  } while (count < 0 && errno == EINTR);
  return count > 0 && ready[1].revents == 0;
}

bool SocketStream::receive(Clock::time_point deadline) {
  std::array<char, 8192> bytes;
  while (wait(POLLIN, deadline)) {
    const ssize_t count =
        ::recv(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (count > 0) {
      received_.append(bytes.data(), static_cast<std::size_t>(count));
      return true;
    }
    if (count == 0 || (errno != EAGAIN && errno != EINTR)) return false;
  }
  return false;
}

std::optional<std::string> SocketStream::read_head() {
  read_by_ = Clock::now() + limits_.client_time;
  is_late_ = false;
  write_by_.reset();
  std::size_t searched = 0;
  while (true) {
    // Some clients send an empty line before a request.
    while (searched == 0 && received_.starts_with("\r\n"))
      received_.erase(0, 2);
    const std::size_t end = received_.find(head_end, searched);
    if (end != received_.npos) {
      std::string head = received_.substr(0, end + 2);
      received_.erase(0, end + head_end.size());
      return head;
    }
    if (received_.size() > limits_.head + limits_.target) {
      const bool is_line = received_.find('\n') == received_.npos;
      throw HttpError(is_line ? 414 : 431,
                      "the request's headers have more than " +
                          std::to_string(limits_.head) + " bytes");
    }
    searched = received_.size() - std::min<std::size_t>(received_.size(), 3);
    if (receive(read_by_)) continue;
    if (received_.empty() || Clock::now() < read_by_) return std::nullopt;
    throw late_request();
  }
}

void SocketStream::offer(std::string head, std::size_t body) {
  offered_ = std::move(head);
  offered_at_ = 0;
  body_left_ = body;
}

ssize_t SocketStream::read(char* bytes, std::size_t size) {
  if (offered_at_ < offered_.size()) {
    const std::size_t count = offered_.copy(bytes, size, offered_at_);
    offered_at_ += count;
    return static_cast<ssize_t>(count);
  }
  if (body_left_ == 0) return 0;
  if (received_.empty() && !receive(read_by_)) {
    is_late_ = Clock::now() >= read_by_;
    return -1;
  }
  const std::size_t count = received_.copy(bytes, std::min(size, body_left_));
  received_.erase(0, count);
  body_left_ -= count;
  return static_cast<ssize_t>(count);
}

ssize_t SocketStream::write(const char* bytes, std::size_t size) {
  if (!write_by_) write_by_ = Clock::now() + limits_.client_time;
  *write_by_ += std::chrono::seconds(size / bytes_a_second);
  std::size_t sent = 0;
  while (sent < size) {
    const ssize_t count =
        ::send(socket_, bytes + sent, size - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count >= 0) {
      sent += static_cast<std::size_t>(count);
    } else if (errno != EINTR &&
               (errno != EAGAIN || !wait(POLLOUT, *write_by_))) {
      return -1;
    }
  }
  written_ += size;
  return static_cast<ssize_t>(size);
}

void SocketStream::finish() {
  ::shutdown(socket_, SHUT_WR);
  constexpr std::size_t max_discarded = 1 << 20;
  const auto deadline = Clock::now() + std::chrono::milliseconds(500);
  std::size_t discarded = 0;
  for (received_.clear(); discarded < max_discarded && receive(deadline);
       received_.clear()) {
    discarded += received_.size();
  }
}

void SocketStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip = client_;
  port = 0;
}

void SocketStream::get_local_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

}  // namespace dateline::server
