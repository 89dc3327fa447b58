#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "query/eval/measures.hpp"
#include "query/eval/qrels.hpp"
#include "query/eval/run_reader.hpp"
#include "query/eval/significance.hpp"

namespace dateline::eval {

// The measures of a run.
struct RunScores {
  std::string name;
  std::vector<Measures> topics;  // as in Scoreboard::topics
  Measures means{};              // a topic without results counts 0
  std::size_t absent = 0;        // of these topics, those without results
  std::size_t unjudged = 0;      // the run's topics that are not among them
  bool folded = false;           // passages were counted as articles
  bool finds_judged = false;     // some document is judged for its topic
};

// Runs measured against the same judgements; the first is the baseline.
struct Scoreboard {
  std::size_t ap_depth = 0;
  std::vector<std::string> topics;  // with a relevant document
  std::size_t left_out = 0;         // topics that have none
  std::vector<RunScores> runs;
};

// Measures runs one after another. Not thread-safe.
class Scorer {
 public:
  // `file` is where `qrels` were read from, for messages. Throws CorpusError if
  // no topic has a relevant document.
  Scorer(const std::string& file, const Qrels& qrels, std::size_t ap_depth);

  // Measures a run and adds it to the board. Counts passages as their articles
  // if no judged id is that of a passage. Throws CorpusError if the run has
  // topics, but none with a relevant document.
  void add(const std::string& name, Run run);

  const Scoreboard& board() const { return board_; }

 private:
  std::string file_;
  Qrels judged_;  // topics with a relevant document
  bool judges_passages_ = false;
  Scoreboard board_;
};

// How a run differs from the baseline, by measure.
std::array<Comparison, measure_count> compare(const RunScores& run,
                                              const RunScores& baseline);

// A topic of a board, and the value by which topics are ordered.
struct TopicValue {
  std::size_t topic;  // place in Scoreboard::topics
  double value;
};

// The topics with the lowest nDCG@10, and among equals the lowest average
// precision; lowest first, `count` at most.
std::vector<TopicValue> worst_topics(const RunScores& run, std::size_t count);

// The topics whose nDCG@10 rose (or, if not `gains`, fell) most from the
// baseline, largest change first, `count` at most.
std::vector<TopicValue> changed_topics(const RunScores& run,
                                       const RunScores& baseline, bool gains,
                                       std::size_t count);

}  // namespace dateline::eval
