#pragma once

#include <cstddef>
#include <vector>

namespace dateline::eval {

// Smaller differences of a measure between two rankings count as rounding
// errors.
constexpr double min_difference = 1e-9;

// How a ranking differs from another in one measure, topic by topic.
struct Comparison {
  double difference = 0;  // of the means
  std::size_t won = 0;    // topics
  std::size_t lost = 0;
  std::size_t tied = 0;
  double p = 1;
};

// Compares by `differences`, one for each topic, above 0 where the new ranking
// is better. `p` is the paired, two-sided randomisation test's (Smucker, Allan
// and Carterette, "A comparison of statistical significance tests for
// information retrieval evaluation", CIKM 2007): how often the mean differs at
// least as much when each topic's two values are exchanged by chance. All
// exchanges are counted where at most 16 topics differ; else 100,000 are drawn
// with a fixed seed, and p is (count + 1) / 100,001. The same differences in
// the same order always give the same p.
Comparison compare(const std::vector<double>& differences);

}  // namespace dateline::eval
