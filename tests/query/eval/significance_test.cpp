#include "query/eval/significance.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <random>

namespace data = boost::unit_test::data;

namespace dateline::eval {
BOOST_AUTO_TEST_SUITE(significance)

namespace {

using Differences = std::vector<double>;

struct Row {
  const char* name;
  Differences differences;
  double p;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name;
}

const Row few[] = {
    {"no topic", {}, 1},
    {"all tied", {0, 0, 1e-12}, 1},
    {"one topic proves nothing", {0.5}, 1},
    // All signs alike: 2 of 8.
    {"three gains", {1, 1, 1}, 2.0 / 8},
    {"three gains of any size", {1, 2, 3}, 2.0 / 8},
    {"tied topics change nothing", {1, 0, 2, 0, 3}, 2.0 / 8},
    // |3 + 1 - 2| = 2 is reached by 6, 2 and 4, not by 0; so are the negatives.
    {"a loss among gains", {3, 1, -2}, 6.0 / 8},
    // 0.6 + S for S = +-0.1 +-0.2 +-0.3 reaches 0.6 where S is 0.6, 0.4, 0.2
    // and twice 0: 5 of 8.
    {"sums that are equal but for rounding", {0.1, 0.2, -0.3, 0.6}, 10.0 / 16},
    {"a sum of 0", {0.1, 0.2, -0.3}, 1},
    {"16 gains, the last that are enumerated", Differences(16, 0.1),
     2.0 / 65536},
};

Differences gains_and_losses(std::size_t gains, std::size_t losses) {
  Differences all(gains, 1);
  all.insert(all.end(), losses, -1);
  return all;
}

// With differences of one size the test is the sign test.
const Row many[] = {
    // 2 (15504 + 4845 + 1140 + 190 + 20 + 1) / 2^20
    {"15 gains, 5 losses", gains_and_losses(15, 5), 0.041389},
    // 1 - C(18, 9) / 2^18 = 1 - 48620 / 262144
    {"10 gains, 8 losses", gains_and_losses(10, 8), 0.814529},
    // 1 - C(70, 35) / 2^70, by Stirling's formula
    {"36 gains, 34 losses", gains_and_losses(36, 34), 0.90498},
};

}  // namespace

BOOST_DATA_TEST_CASE(few_differences_are_exchanged_in_all_ways, data::make(few),
                     row) {
  BOOST_TEST(compare(row.differences).p == row.p);
}

// Of 100,000 samples the standard error is below 0.0016.
BOOST_DATA_TEST_CASE(many_differences_are_exchanged_by_chance, data::make(many),
                     row) {
  BOOST_TEST(std::abs(compare(row.differences).p - row.p) < 0.005);
}

BOOST_AUTO_TEST_CASE(a_sample_never_gives_0) {
  BOOST_TEST(compare(Differences(70, 0.1)).p == 1.0 / 100'001);
}

BOOST_AUTO_TEST_CASE(topics_are_counted_and_the_mean_is_over_all) {
  const Comparison result = compare({0.5, -0.1, 0, 0.2, 1e-12});
  BOOST_TEST(result.won == 2u);
  BOOST_TEST(result.lost == 1u);
  BOOST_TEST(result.tied == 2u);
  BOOST_TEST(std::abs(result.difference - 0.12) < 1e-9);
}

BOOST_AUTO_TEST_CASE(p_is_a_probability_and_knows_neither_sign_nor_unit) {
  std::mt19937 random(1);
  std::normal_distribution<double> normal(0.05, 0.2);
  for (const std::size_t count : {1, 5, 16, 17, 64, 65, 130}) {
    Differences differences(count);
    for (double& each : differences) each = normal(random);
    const double p = compare(differences).p;
    BOOST_TEST_CONTEXT(count << " topics") {
      BOOST_TEST(p > 0);
      BOOST_TEST(p <= 1);
      BOOST_TEST(compare(differences).p == p);
      for (double& each : differences) each *= -2;
      BOOST_TEST(compare(differences).p == p);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::eval
