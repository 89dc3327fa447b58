#pragma once

#include <chrono>
#include <cstddef>

namespace dateline::server {

// What the server takes from clients. Each limit that is passed has an answer,
// or ends the connection; none lets a client hold up others.
struct HttpLimits {
  std::size_t connections = 2000;  // at a time; 503 for further ones
  std::size_t target = 8000;       // bytes of path and parameters; 414
  std::size_t head = 32'000;       // bytes of all headers; 431
  std::size_t body = 1'000'000;    // bytes of a POST; 413
  // Bytes of all answers that clients have not taken yet; 503 for further ones.
  std::size_t pending = 256'000'000;
  // In which a request must arrive from its first byte to its last (408), and
  // a response must be taken, with a second more for each 64 KiB of it.
  std::chrono::milliseconds client_time{10'000};
  // After which a connection without a request is closed.
  std::chrono::milliseconds idle_time{60'000};
};

}  // namespace dateline::server
