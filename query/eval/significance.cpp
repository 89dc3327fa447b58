#include "query/eval/significance.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>

namespace dateline::eval {
namespace {

constexpr std::size_t max_enumerated = 16;  // topics that differ
constexpr std::size_t samples = 100'000;

// Sums numbers under a choice of signs, 8 numbers at a time: the sums of each
// block of 8 are computed beforehand for all 256 choices.
class SignedSums {
 public:
  explicit SignedSums(const std::vector<double>& numbers) {
    for (std::size_t begin = 0; begin < numbers.size(); begin += 8) {
      auto& sums = blocks_.emplace_back();
      for (std::size_t signs = 0; signs < sums.size(); ++signs) {
        for (std::size_t i = 0; i < 8 && begin + i < numbers.size(); ++i) {
          sums[signs] += numbers[begin + i] * (signs >> i & 1 ? -1 : 1);
        }
      }
    }
  }

  // `next_signs` gives 64 signs a call, for 64 numbers in their order.
  template <typename NextSigns>
  double sum(NextSigns next_signs) const {
    double total = 0;
    std::uint64_t signs = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      signs = i % 8 == 0 ? next_signs() : signs >> 8;
      total += blocks_[i][signs & 0xFF];
    }
    return total;
  }

 private:
  std::vector<std::array<double, 256>> blocks_;
};

double exact_p(const SignedSums& sums, std::size_t count, double observed) {
  const std::uint64_t choices = std::uint64_t{1} << count;
  std::uint64_t extreme = 0;
  for (std::uint64_t signs = 0; signs < choices; ++signs) {
    if (std::abs(sums.sum([&] { return signs; })) >= observed) ++extreme;
  }
  return static_cast<double>(extreme) / static_cast<double>(choices);
}

double sampled_p(const SignedSums& sums, double observed) {
  // The seed is arbitrary; mt19937_64 gives the same numbers everywhere.
  std::mt19937_64 random(20070917);
  std::size_t extreme = 0;
  for (std::size_t i = 0; i < samples; ++i) {
    if (std::abs(sums.sum([&] { return random(); })) >= observed) ++extreme;
  }
  return static_cast<double>(extreme + 1) / static_cast<double>(samples + 1);
}

// `differing` has no zeros: a topic that is tied adds nothing with either sign.
double randomisation_p(const std::vector<double>& differing) {
  if (differing.empty()) return 1;
  const double sum = std::accumulate(differing.begin(), differing.end(), 0.0);
  // Sums that are equal on paper must count as equal.
  const double observed = std::abs(sum) - min_difference;
  const SignedSums sums(differing);
  return differing.size() <= max_enumerated
             ? exact_p(sums, differing.size(), observed)
             : sampled_p(sums, observed);
}

}  // namespace

Comparison compare(const std::vector<double>& differences) {
  Comparison result;
  std::vector<double> differing;
  for (const double difference : differences) {
    if (std::abs(difference) < min_difference) {
      ++result.tied;
      continue;
    }
    ++(difference > 0 ? result.won : result.lost);
    differing.push_back(difference);
    result.difference += difference;
  }
  if (!differences.empty()) {
    result.difference /= static_cast<double>(differences.size());
  }
  result.p = randomisation_p(differing);
  return result;
}

}  // namespace dateline::eval
