#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "query/eval/qrels.hpp"

namespace dateline::eval {

// How good a ranking is for one topic, in numbers from 0 to 1: trec_eval's
// ndcg_cut_10, map_cut, recip_rank, recall_100, success_1 and success_5. Means
// over topics have the same form.
enum class Measure { ndcg, ap, rr, recall, success1, success5 };
constexpr std::size_t measure_count = 6;
using Measures = std::array<double, measure_count>;

constexpr std::size_t ndcg_depth = 10;
constexpr std::size_t recall_depth = 100;

// Whether a document of the topic has a grade above 0.
bool has_relevant(const Grades& grades);

// The measures of the documents of `ranking`, best first, none twice, for one
// topic. Average precision counts the first `ap_depth` documents. `grades` must
// hold a grade above 0.
Measures measures_of(const std::vector<std::string>& ranking,
                     const Grades& grades, std::size_t ap_depth);

// Names as reports show them: "nDCG@10", "MAP@100" and so on for means,
// "AP@100" and "RR" for single topics.
std::array<std::string, measure_count> mean_names(std::size_t ap_depth);
std::array<std::string, measure_count> topic_names(std::size_t ap_depth);

}  // namespace dateline::eval
