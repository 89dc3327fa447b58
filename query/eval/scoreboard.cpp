#include "query/eval/scoreboard.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "dateline/error.hpp"

namespace dateline::eval {
namespace {

constexpr auto ndcg = static_cast<std::size_t>(Measure::ndcg);
constexpr auto ap = static_cast<std::size_t>(Measure::ap);

bool is_passage(const std::string& id) { return article_of(id) != id; }

bool judges_passages(const Qrels& qrels) {
  return std::ranges::any_of(qrels, [](const JudgedTopic& topic) {
    return std::ranges::any_of(topic.grades, [](const auto& judged) {
      return is_passage(judged.first);
    });
  });
}

bool finds_passages(const Run& run) {
  return std::ranges::any_of(run, [](const auto& topic) {
    return std::ranges::any_of(topic.second, is_passage);
  });
}

bool finds_judged(const std::vector<std::string>& ranking,
                  const Grades& grades) {
  return std::ranges::any_of(ranking, [&](const std::string& document) {
    return grades.contains(document);
  });
}

Measures means_of(const std::vector<Measures>& topics) {
  Measures means{};
  for (const Measures& topic : topics) {
    for (std::size_t i = 0; i < measure_count; ++i) means[i] += topic[i];
  }
  for (double& mean : means) mean /= static_cast<double>(topics.size());
  return means;
}

}  // namespace

Scorer::Scorer(const std::string& file, const Qrels& qrels,
               std::size_t ap_depth)
    : file_(file), judges_passages_(judges_passages(qrels)) {
  board_.ap_depth = ap_depth;
  for (const JudgedTopic& topic : qrels) {
    if (!has_relevant(topic.grades)) continue;
    judged_.push_back(topic);
    board_.topics.push_back(topic.id);
  }
  board_.left_out = qrels.size() - judged_.size();
  if (judged_.empty()) {
    throw CorpusError(file, 0,
                      "no topic has a relevant document; give relevant ones "
                      "grades of 1 or more");
  }
}

void Scorer::add(const std::string& name, Run run) {
  RunScores scores;
  scores.name = name;
  scores.folded = !judges_passages_ && finds_passages(run);
  if (scores.folded) run = fold_to_articles(run);
  for (const JudgedTopic& topic : judged_) {
    const auto found = run.find(topic.id);
    if (found == run.end()) {
      ++scores.absent;
      scores.topics.emplace_back();
      continue;
    }
    scores.finds_judged =
        scores.finds_judged || finds_judged(found->second, topic.grades);
    scores.topics.push_back(
        measures_of(found->second, topic.grades, board_.ap_depth));
  }
  const std::size_t common = judged_.size() - scores.absent;
  scores.unjudged = run.size() - common;
  if (common == 0 && !run.empty()) {
    throw CorpusError(
        name, 0,
        "has no topic that " + file_ + " judges; give both the same topic ids");
  }
  scores.means = means_of(scores.topics);
  board_.runs.push_back(std::move(scores));
}

std::array<Comparison, measure_count> compare(const RunScores& run,
                                              const RunScores& baseline) {
  std::array<Comparison, measure_count> comparisons;
  for (std::size_t i = 0; i < measure_count; ++i) {
    std::vector<double> differences;
    for (std::size_t topic = 0; topic < run.topics.size(); ++topic) {
      differences.push_back(run.topics[topic][i] - baseline.topics[topic][i]);
    }
    comparisons[i] = compare(differences);
  }
  return comparisons;
}

std::vector<TopicValue> worst_topics(const RunScores& run, std::size_t count) {
  std::vector<TopicValue> topics;
  for (std::size_t i = 0; i < run.topics.size(); ++i) {
    topics.push_back({i, run.topics[i][ndcg]});
  }
  std::ranges::stable_sort(topics, {}, [&](const TopicValue& each) {
    return std::pair(each.value, run.topics[each.topic][ap]);
  });
  topics.resize(std::min(topics.size(), count));
  return topics;
}

std::vector<TopicValue> changed_topics(const RunScores& run,
                                       const RunScores& baseline, bool gains,
                                       std::size_t count) {
  std::vector<TopicValue> topics;
  for (std::size_t i = 0; i < run.topics.size(); ++i) {
    const double change = run.topics[i][ndcg] - baseline.topics[i][ndcg];
    const double wanted = gains ? change : -change;
    if (wanted >= min_difference) topics.push_back({i, change});
  }
  std::ranges::stable_sort(
      topics, {}, [](const TopicValue& each) { return -std::abs(each.value); });
  topics.resize(std::min(topics.size(), count));
  return topics;
}

}  // namespace dateline::eval
