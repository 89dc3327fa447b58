#include "query/eval/json_report.hpp"

#include "corpus/cli/json_text.hpp"

namespace dateline::eval {
namespace {

Json measures_object(const std::array<std::string, measure_count>& names,
                     const Measures& measures) {
  Json object;
  for (std::size_t i = 0; i < measure_count; ++i) {
    object[names[i]] = measures[i];
  }
  return object;
}

Json comparison_object(const Scoreboard& board, const RunScores& run) {
  const auto names = mean_names(board.ap_depth);
  const auto comparisons = compare(run, board.runs.front());
  Json object;
  for (std::size_t i = 0; i < measure_count; ++i) {
    const Comparison& each = comparisons[i];
    object[names[i]] = {{"difference", each.difference},
                        {"won", each.won},
                        {"lost", each.lost},
                        {"tied", each.tied},
                        {"p", each.p}};
  }
  return object;
}

Json run_object(const Scoreboard& board, const RunScores& run) {
  const RunScores& baseline = board.runs.front();
  const bool compared = &run != &baseline;
  Json object;
  object["run"] = run.name;
  object["topic"] = nullptr;
  object["measures"] = measures_object(mean_names(board.ap_depth), run.means);
  object["topics"] = board.topics.size();
  object["absent"] = run.absent;
  object["unjudged"] = run.unjudged;
  object["folded"] = run.folded;
  object["baseline"] = compared ? Json(baseline.name) : Json(nullptr);
  object["comparison"] =
      compared ? comparison_object(board, run) : Json(nullptr);
  return object;
}

std::string topic_lines(const Scoreboard& board, const RunScores& run) {
  const auto names = topic_names(board.ap_depth);
  std::string lines;
  for (std::size_t topic = 0; topic < run.topics.size(); ++topic) {
    Json object;
    object["run"] = run.name;
    object["topic"] = board.topics[topic];
    object["measures"] = measures_object(names, run.topics[topic]);
    lines += json_text(object);
  }
  return lines;
}

}  // namespace

std::string json_report(const Scoreboard& board, bool per_topic) {
  std::string lines;
  for (const RunScores& run : board.runs) {
    lines += json_text(run_object(board, run));
    if (per_topic) lines += topic_lines(board, run);
  }
  return lines;
}

}  // namespace dateline::eval
