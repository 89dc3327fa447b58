#include "query/server/http/listener.hpp"

#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <thread>

#include "dateline/error.hpp"

namespace dateline::server {
namespace {

constexpr std::string_view busy =
    "HTTP/1.1 503 Service Unavailable\r\n"
    "Content-Type: application/json\r\n"
    "Retry-After: 1\r\n"
    "Connection: close\r\n\r\n"
    "{\"error\":{\"status\":503,\"message\":\"too many connections; try again "
    "later\"}}\n";

[[noreturn]] void fail_to_listen(const Endpoint& endpoint,
                                 const std::string& reason) {
  throw Error("cannot listen at '" + endpoint.to_string() + "': " + reason +
              "; choose another address with --listen");
}

using Addresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

Addresses addresses_of(const Endpoint& endpoint) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int error =
      ::getaddrinfo(endpoint.host.c_str(),
                    std::to_string(endpoint.port).c_str(), &hints, &found);
  if (error != 0) fail_to_listen(endpoint, ::gai_strerror(error));
  return {found, &::freeaddrinfo};
}

int listening_socket(const Endpoint& endpoint) {
  const Addresses addresses = addresses_of(endpoint);
  const int socket = ::socket(addresses->ai_family,
                              SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const int on = 1;
  if (socket >= 0) {
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  }
  if (socket < 0 ||
      ::bind(socket, addresses->ai_addr, addresses->ai_addrlen) != 0 ||
      ::listen(socket, SOMAXCONN) != 0) {
    const std::string reason = std::strerror(errno);
    if (socket >= 0) ::close(socket);
    fail_to_listen(endpoint, reason);
  }
  return socket;
}

int port_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  std::array<char, NI_MAXSERV> port{};
  auto* own = reinterpret_cast<sockaddr*>(&address);
  ::getsockname(socket, own, &size);
  ::getnameinfo(own, size, nullptr, 0, port.data(), port.size(),
                NI_NUMERICSERV);
  return std::stoi(port.data());
}

}  // namespace

std::string Endpoint::to_string() const {
  const bool is_ipv6 = host.find(':') != host.npos;
  return (is_ipv6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

Listener::Listener(const Endpoint& endpoint, const HttpLimits& limits,
                   HttpHandler handler)
    : endpoint_(endpoint),
      socket_(listening_socket(endpoint)),
      context_{limits, std::move(handler), ::eventfd(0, EFD_CLOEXEC)} {
  endpoint_.port = port_of(socket_);
}

Listener::~Listener() {
  ::close(socket_);
  ::close(context_.stopped);
}

void Listener::stop() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written =
      ::write(context_.stopped, &one, sizeof one);
}

void Listener::run() {
  std::array<pollfd, 2> ready{
      {{socket_, POLLIN, 0}, {context_.stopped, POLLIN, 0}}};
  while (ready[1].revents == 0) {
    const int count = ::poll(ready.data(), ready.size(), -1);
    if (count > 0 && ready[0].revents != 0) accept_one();
  }
  ::shutdown(socket_, SHUT_RDWR);
  wait_for_connections();
}

void Listener::accept_one() {
  const int socket = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
  if (socket < 0) {
    const bool is_full = errno == EMFILE || errno == ENFILE ||
                         errno == ENOBUFS || errno == ENOMEM;
    if (is_full) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return;
  }
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  start_thread(socket);
}

void Listener::start_thread(int socket) {
  if (connections_ < context_.limits.connections) {
    ++connections_;
    try {
      std::thread([this, socket] {
        serve_connection(socket, context_);
        const std::scoped_lock lock(mutex_);
        --connections_;
        ended_.notify_all();
      }).detach();
      return;
    } catch (const std::system_error&) {  // there are no more threads
      --connections_;
    }
  }
  ::send(socket, busy.data(), busy.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  ::close(socket);
}

void Listener::wait_for_connections() {
  std::unique_lock lock(mutex_);
  ended_.wait(lock, [this] { return connections_ == 0; });
}

}  // namespace dateline::server
