#include "query/eval/text_report.hpp"

#include <cstdio>
#include <numeric>
#include <utility>

#include "corpus/cli/display_text.hpp"
#include "corpus/cli/table.hpp"

namespace dateline::eval {
namespace {

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

std::string printed(const char* format, double number) {
  char text[32];
  std::snprintf(text, sizeof text, format, number);
  return text;
}

std::string four_decimals(double number) { return printed("%.4f", number); }

std::string change(double number) { return printed("%+.4f", number); }

std::string p_value(double p) {
  return p < 0.0001 ? "<0.0001" : four_decimals(p);
}

std::string topics(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " topic" : " topics");
}

Row row_of(const std::string& head, const Measures& measures) {
  Row row{display_text(head)};
  for (const double value : measures) row.push_back(four_decimals(value));
  return row;
}

Row header(const std::string& head,
           const std::array<std::string, measure_count>& names) {
  Row row{head};
  row.insert(row.end(), names.begin(), names.end());
  return row;
}

std::string means(const Scoreboard& board) {
  Rows rows{header("run", mean_names(board.ap_depth))};
  for (const RunScores& run : board.runs) {
    rows.push_back(row_of(run.name, run.means));
  }
  return topics(board.topics.size()) + "\n\n" + table(rows, "");
}

std::string pair_name(const RunScores& run, const RunScores& baseline) {
  return display_text(run.name) + " against " + display_text(baseline.name);
}

std::string comparison(const Scoreboard& board, const RunScores& run) {
  const RunScores& baseline = board.runs.front();
  const auto names = mean_names(board.ap_depth);
  const auto comparisons = compare(run, baseline);
  Rows rows{{"", "difference", "won", "lost", "tied", "p"}};
  for (std::size_t i = 0; i < measure_count; ++i) {
    const Comparison& compared = comparisons[i];
    rows.push_back({names[i], change(compared.difference),
                    std::to_string(compared.won), std::to_string(compared.lost),
                    std::to_string(compared.tied), p_value(compared.p)});
  }
  return '\n' + pair_name(run, baseline) + '\n' + table(rows, "");
}

// The measures of some topics of a run, under a heading.
std::string topic_table(const Scoreboard& board, const RunScores& run,
                        const std::string& heading,
                        const std::vector<std::size_t>& chosen) {
  Rows rows{header("topic", topic_names(board.ap_depth))};
  for (const std::size_t topic : chosen) {
    rows.push_back(row_of(board.topics[topic], run.topics[topic]));
  }
  return '\n' + display_text(run.name) + heading + '\n' + table(rows, "");
}

std::string all_topics(const Scoreboard& board, const RunScores& run) {
  std::vector<std::size_t> topics(board.topics.size());
  std::iota(topics.begin(), topics.end(), std::size_t{0});
  return topic_table(board, run, ", each topic", topics);
}

std::string worst(const Scoreboard& board, const RunScores& run,
                  std::size_t count) {
  std::vector<std::size_t> chosen;
  for (const TopicValue& each : worst_topics(run, count)) {
    chosen.push_back(each.topic);
  }
  return topic_table(board, run, ", lowest nDCG@10", chosen);
}

std::string changes(const Scoreboard& board, const RunScores& run, bool gains,
                    std::size_t count) {
  constexpr auto ndcg = static_cast<std::size_t>(Measure::ndcg);
  const RunScores& baseline = board.runs.front();
  const std::string heading = '\n' + pair_name(run, baseline) + ", largest " +
                              (gains ? "gains" : "losses") + " of nDCG@10";
  Rows rows{{"topic", "before", "after", "difference"}};
  for (const auto& [topic, value] :
       changed_topics(run, baseline, gains, count)) {
    rows.push_back({display_text(board.topics[topic]),
                    four_decimals(baseline.topics[topic][ndcg]),
                    four_decimals(run.topics[topic][ndcg]), change(value)});
  }
  return heading + (rows.size() == 1 ? ": none\n" : '\n' + table(rows, ""));
}

}  // namespace

std::string text_report(const Scoreboard& board, const Options& options) {
  std::string text = means(board);
  for (const RunScores& run : board.runs) {
    const bool compared = &run != &board.runs.front();
    if (compared) text += comparison(board, run);
    if (compared && options.changes > 0) {
      text += changes(board, run, true, options.changes);
      text += changes(board, run, false, options.changes);
    }
    if (options.worst > 0) text += worst(board, run, options.worst);
    if (options.per_topic) text += all_topics(board, run);
  }
  return text;
}

std::vector<std::string> notes(const Scoreboard& board,
                               const Options& options) {
  std::vector<std::string> lines;
  const auto note = [&](const std::string& file, const std::string& text) {
    lines.push_back(file + ": " + text);
  };
  if (board.left_out > 0) {
    note(options.qrels,
         "left out " + topics(board.left_out) + " without a relevant document");
  }
  for (const RunScores& run : board.runs) {
    if (run.absent > 0) {
      note(run.name, "counted " + topics(run.absent) + " without results as 0");
    }
    if (run.unjudged > 0) {
      note(run.name, "left out " + topics(run.unjudged) +
                         " for which no document is judged relevant");
    }
    if (run.folded) {
      note(run.name,
           "counted each passage as its article, at the rank of its best one");
    }
    if (!run.finds_judged && run.absent < board.topics.size()) {
      note(run.name,
           "none of its documents is judged; check that its ids are those of "
           "the judgements");
    }
  }
  return lines;
}

}  // namespace dateline::eval
