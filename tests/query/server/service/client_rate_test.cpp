#include "query/server/service/client_rate.hpp"

#include <boost/test/unit_test.hpp>

#include "query/server/http/http_error.hpp"

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(client_rates)

namespace {

using namespace std::chrono_literals;

// How many of `requests` at one time are allowed.
int allowed(ClientRate& rate, const std::string& client, int requests,
            Clock::time_point now) {
  int count = 0;
  for (int i = 0; i < requests; ++i) {
    try {
      rate.count(client, now);
      ++count;
    } catch (const HttpError& error) {
      BOOST_TEST(error.status() == 429);
    }
  }
  return count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_client_may_send_two_seconds_requests_at_once) {
  ClientRate rate(5);
  const auto now = Clock::now();
  BOOST_TEST(allowed(rate, "a", 20, now) == 10);
  BOOST_TEST(allowed(rate, "b", 1, now) == 1);
  BOOST_TEST(allowed(rate, "a", 20, now + 1s) == 5);
  BOOST_TEST(allowed(rate, "a", 20, now + 1h) == 10);
}

BOOST_AUTO_TEST_CASE(quiet_clients_are_forgotten) {
  ClientRate rate(1);
  const auto now = Clock::now();
  for (int i = 0; i < 30'000; ++i) {
    rate.count(std::to_string(i), now + i * 1ms);
  }
  BOOST_TEST(allowed(rate, "29999", 5, now + 30s) == 1);
}

BOOST_AUTO_TEST_CASE(without_a_rate_all_are_allowed) {
  ClientRate rate(0);
  BOOST_TEST(allowed(rate, "a", 1000, Clock::now()) == 1000);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::server
