#include "query/eval/csv_report.hpp"

#include "corpus/cli/csv.hpp"

namespace dateline::eval {
namespace {

constexpr std::size_t column_count = 10;

std::string mean_records(const Scoreboard& board, const RunScores& run) {
  const RunScores& baseline = board.runs.front();
  const auto names = mean_names(board.ap_depth);
  const auto comparisons = compare(run, baseline);
  std::string records;
  for (std::size_t i = 0; i < measure_count; ++i) {
    std::vector<std::string> fields{run.name, "", names[i],
                                    exact_number(run.means[i])};
    if (&run == &baseline) {
      fields.resize(column_count);
    } else {
      const Comparison& compared = comparisons[i];
      fields.insert(
          fields.end(),
          {baseline.name, exact_number(compared.difference),
           std::to_string(compared.won), std::to_string(compared.lost),
           std::to_string(compared.tied), exact_number(compared.p)});
    }
    records += csv_record(fields);
  }
  return records;
}

std::string topic_records(const Scoreboard& board, const RunScores& run) {
  const auto names = topic_names(board.ap_depth);
  std::string records;
  for (std::size_t topic = 0; topic < run.topics.size(); ++topic) {
    for (std::size_t i = 0; i < measure_count; ++i) {
      std::vector<std::string> fields{run.name, board.topics[topic], names[i],
                                      exact_number(run.topics[topic][i])};
      fields.resize(column_count);
      records += csv_record(fields);
    }
  }
  return records;
}

}  // namespace

std::string csv_report(const Scoreboard& board, bool per_topic) {
  std::string records =
      csv_record({"run", "topic", "measure", "value", "baseline", "difference",
                  "won", "lost", "tied", "p"});
  for (const RunScores& run : board.runs) {
    records += mean_records(board, run);
    if (per_topic) records += topic_records(board, run);
  }
  return records;
}

}  // namespace dateline::eval
