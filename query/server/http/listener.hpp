#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>

#include "query/server/http/connection.hpp"
#include "query/server/http/http_limits.hpp"

namespace dateline::server {

// A host and a port: "127.0.0.1:8642", "[::1]:8642".
struct Endpoint {
  std::string host;
  int port = 0;  // 0: any that is free

  std::string to_string() const;
};

// Accepts connections at an address, and serves each in a thread of its own.
class Listener {
 public:
  // Throws Error if the address cannot be used.
  Listener(const Endpoint& endpoint, const HttpLimits& limits,
           HttpHandler handler);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  // Where it listens, with the port that was chosen.
  const Endpoint& endpoint() const { return endpoint_; }

  // Serves until stop() is called, and then until the requests in work are
  // answered.
  void run();

  // May be called by any thread, also before run().
  void stop();

  std::size_t connections() const { return connections_; }  // at this moment

 private:
  void accept_one();
  void start_thread(int socket);
  void wait_for_connections();

  Endpoint endpoint_;
  int socket_ = -1;
  ConnectionContext context_;
  std::atomic<std::size_t> connections_ = 0;
  std::mutex mutex_;
  std::condition_variable ended_;  // a connection
};

}  // namespace dateline::server
