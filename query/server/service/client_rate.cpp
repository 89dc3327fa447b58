#include "query/server/service/client_rate.hpp"

#include <algorithm>

#include "query/server/http/http_error.hpp"

namespace dateline::server {
namespace {

constexpr std::size_t max_clients = 10'000;
constexpr double burst_seconds = 2;

double seconds_between(Clock::time_point begin, Clock::time_point end) {
  return std::chrono::duration<double>(end - begin).count();
}

}  // namespace

void ClientRate::count(const std::string& client, Clock::time_point now) {
  if (rate_ == 0) return;
  const std::scoped_lock lock(mutex_);
  if (clients_.size() >= max_clients) forget_quiet(now);
  const double most = rate_ * burst_seconds;
  Allowance& allowance =
      clients_.try_emplace(client, Allowance{most, now}).first->second;
  allowance.requests = std::min(
      most, allowance.requests + rate_ * seconds_between(allowance.at, now));
  allowance.at = now;
  if (allowance.requests < 1) {
    throw HttpError(429, "too many requests from your address; try again later",
                    {{"Retry-After", "1"}});
  }
  allowance.requests -= 1;
}

// A client whose allowance is full again is as good as unknown.
void ClientRate::forget_quiet(Clock::time_point now) {
  std::erase_if(clients_, [&](const auto& client) {
    return seconds_between(client.second.at, now) >= burst_seconds;
  });
}

}  // namespace dateline::server
