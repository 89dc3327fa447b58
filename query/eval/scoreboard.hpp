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

// A run measured against judgements.
struct RunScores {
  std::string name;
  std::vector<Measures> topics;  // as in Scoreboard::topics
  Measures means{};              // over these; a topic without results counts 0
  std::size_t absent = 0;        // of these topics, those without results
  std::size_t unjudged = 0;      // the run's topics that are not among them
  bool folded = false;           // from passages to articles
  bool finds_judged = false;     // a document that is judged for its topic
};

// Runs measured against the same judgements; the first is the baseline.
struct Scoreboard {
  std::size_t ap_depth = 0;
  std::vector<std::string> topics;  // with a relevant document
  std::size_t left_out = 0;         // topics that have none
  std::vector<RunScores> runs;
};

// Measures runs one after another. Used by one thread.
class Scorer {
 public:
  // Takes `file`, for messages, and the judgements read from it. Throws
  // CorpusError if no topic has a relevant document.
  Scorer(const std::string& file, const Qrels& qrels, std::size_t ap_depth);

  // Measures a run and adds it to the board. Passages are folded to
  // articles if no judged id is one of a passage. Throws CorpusError if the run
  // has topics, but none that counts.
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

// A topic of a board, and the value it is ordered by.
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
