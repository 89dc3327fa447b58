#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

#include "query/server/http/message.hpp"

namespace dateline::server {

// How many requests each client may send. A client that was quiet may send
// twice a second's requests at once. For any number of threads.
class ClientRate {
 public:
  // 0 requests a second: as many as a client likes.
  explicit ClientRate(std::size_t requests_a_second)
      : rate_(static_cast<double>(requests_a_second)) {}

  // Counts a request. Throws HttpError 429 if it is one too many.
  void count(const std::string& client, Clock::time_point now);

 private:
  struct Allowance {
    double requests;  // that the client may send at once
    Clock::time_point at;
  };

  void forget_quiet(Clock::time_point now);

  double rate_;
  std::mutex mutex_;
  std::unordered_map<std::string, Allowance> clients_;
};

}  // namespace dateline::server
