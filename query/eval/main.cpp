#include "corpus/cli/command_line.hpp"
#include "corpus/cli/messages.hpp"
#include "corpus/cli/option_values.hpp"
#include "corpus/cli/output.hpp"
#include "query/eval/csv_report.hpp"
#include "query/eval/json_report.hpp"
#include "query/eval/options.hpp"
#include "query/eval/qrels_reader.hpp"
#include "query/eval/run_reader.hpp"
#include "query/eval/scoreboard.hpp"
#include "query/eval/text_report.hpp"

namespace dateline::eval {
namespace {

Scoreboard evaluate(const Options& options) {
  Scorer scorer(options.qrels, read_qrels(options.qrels), options.map_depth);
  for (const std::string& run : options.runs) scorer.add(run, read_run(run));
  return scorer.board();
}

std::string report(const Scoreboard& board, const Options& options) {
  switch (options.format) {
    case Format::csv:
      return csv_report(board, options.per_topic);
    case Format::jsonl:
      return json_report(board, options.per_topic);
    case Format::text:
      break;
  }
  return text_report(board, options);
}

int run(const Options& options) {
  const Scoreboard board = evaluate(options);
  for (const std::string& note : notes(board, options)) log_note(note);
  write_output(report(board, options));
  finish_output();
  return exit_done;
}

}  // namespace
}  // namespace dateline::eval

int main(int argc, char** argv) {
  namespace tool = dateline::eval;
  return dateline::run_command_line(tool::command_line,
                                    dateline::arguments_of(argc, argv),
                                    [](const dateline::OptionValues& values) {
                                      return tool::run(tool::parse(values));
                                    });
}
