#include "query/engine/index/frequency_cache.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

namespace dateline {
namespace {

BOOST_AUTO_TEST_SUITE(frequency_cache)

BOOST_AUTO_TEST_CASE(it_looks_a_term_up_once) {
  FrequencyCache cache;
  Xapian::doccount look_ups = 0;
  const auto look_up = [&] { return ++look_ups; };
  BOOST_TEST(cache.of("veto", look_up) == 1u);
  BOOST_TEST(cache.of("strike", look_up) == 2u);
  BOOST_TEST(cache.of("veto", look_up) == 1u);
}

// It grows meanwhile, and forgets.
BOOST_AUTO_TEST_CASE(it_tells_each_term_its_own_frequency) {
  FrequencyCache cache;
  for (int round = 0; round < 2; ++round) {
    for (Xapian::doccount i = 0; i < 100'000; ++i) {
      BOOST_TEST_REQUIRE(cache.of(std::to_string(i), [i] { return i; }) == i);
    }
  }
}

BOOST_AUTO_TEST_CASE(it_keeps_many_terms) {
  FrequencyCache cache;
  constexpr int terms = 10'000;
  int look_ups = 0;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < terms; ++i) {
      cache.of(std::to_string(i), [&look_ups] {
        ++look_ups;
        return Xapian::doccount{1};
      });
    }
  }
  BOOST_TEST(look_ups < terms + terms / 10);
}

BOOST_AUTO_TEST_CASE(it_stays_small) {
  FrequencyCache cache;
  std::size_t look_ups = 0;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 100'000; ++i) {
      cache.of(std::to_string(i), [&] {
        ++look_ups;
        return Xapian::doccount{1};
      });
    }
  }
  BOOST_TEST(look_ups > 100'000u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
