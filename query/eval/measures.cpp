#include "query/eval/measures.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace dateline::eval {
namespace {

// What a document of this grade adds to the DCG at `rank`, which counts from 1:
// the gain of Järvelin and Kekäläinen, with the discount that became usual
// later.
double discounted_gain(int grade, std::size_t rank) {
  return std::max(grade, 0) / std::log2(static_cast<double>(rank) + 1);
}

double ideal_gain(const Grades& grades) {
  std::vector<int> ideal;
  for (const auto& [document, grade] : grades) ideal.push_back(grade);
  std::ranges::sort(ideal, std::greater());
  double sum = 0;
  for (std::size_t i = 0; i < std::min(ideal.size(), ndcg_depth); ++i) {
    sum += discounted_gain(ideal[i], i + 1);
  }
  return sum;
}

std::size_t relevant_count(const Grades& grades) {
  return static_cast<std::size_t>(std::ranges::count_if(
      grades, [](const auto& judged) { return judged.second > 0; }));
}

double& of(Measures& measures, Measure measure) {
  return measures[static_cast<std::size_t>(measure)];
}

// Adds a relevant document at `rank`, which is the `hit`-th relevant one.
void add_relevant(Measures& sums, std::size_t rank, std::size_t hit,
                  std::size_t ap_depth) {
  const double precision = static_cast<double>(hit) / static_cast<double>(rank);
  if (rank <= ap_depth) of(sums, Measure::ap) += precision;
  if (hit == 1) of(sums, Measure::rr) = 1 / static_cast<double>(rank);
  if (rank <= recall_depth) of(sums, Measure::recall) += 1;
  if (rank <= 1) of(sums, Measure::success1) = 1;
  if (rank <= 5) of(sums, Measure::success5) = 1;
}

}  // namespace

bool has_relevant(const Grades& grades) { return relevant_count(grades) > 0; }

Measures measures_of(const std::vector<std::string>& ranking,
                     const Grades& grades, std::size_t ap_depth) {
  Measures sums{};
  std::size_t hits = 0;
  for (std::size_t rank = 1; rank <= ranking.size(); ++rank) {
    const auto judged = grades.find(ranking[rank - 1]);
    if (judged == grades.end() || judged->second <= 0) continue;
    add_relevant(sums, rank, ++hits, ap_depth);
    if (rank <= ndcg_depth) {
      of(sums, Measure::ndcg) += discounted_gain(judged->second, rank);
    }
  }
  const auto relevant = static_cast<double>(relevant_count(grades));
  of(sums, Measure::ndcg) /= ideal_gain(grades);
  of(sums, Measure::ap) /= relevant;
  of(sums, Measure::recall) /= relevant;
  return sums;
}

std::array<std::string, measure_count> mean_names(std::size_t ap_depth) {
  return {"nDCG@10",   "MAP@" + std::to_string(ap_depth),
          "MRR",       "R@100",
          "success@1", "success@5"};
}

std::array<std::string, measure_count> topic_names(std::size_t ap_depth) {
  return {"nDCG@10",   "AP@" + std::to_string(ap_depth),
          "RR",        "R@100",
          "success@1", "success@5"};
}

}  // namespace dateline::eval
