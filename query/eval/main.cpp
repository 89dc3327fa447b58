#include <csignal>
#include <iostream>

#include "corpus/cli/display_text.hpp"
#include "corpus/cli/output.hpp"
#include "dateline/error.hpp"
#include "query/eval/csv_report.hpp"
#include "query/eval/json_report.hpp"
#include "query/eval/options.hpp"
#include "query/eval/qrels_reader.hpp"
#include "query/eval/run_reader.hpp"
#include "query/eval/scoreboard.hpp"
#include "query/eval/text_report.hpp"

namespace dateline {
namespace {

constexpr int exit_done = 0;
constexpr int exit_error = 2;

// Messages quote files, which may hold anything.
void log_message(const std::string& message) {
  std::cerr << "dateline-eval: " << display_text(message) << '\n';
}

int show(const std::string& text) {
  write_output(text);
  finish_output();
  return exit_done;
}

Scoreboard evaluate(const Options& options) {
  Scorer scorer(options.qrels, read_qrels(options.qrels), options.depth);
  for (const std::string& run : options.runs) scorer.add(run, read_run(run));
  return scorer.board();
}

std::string report(const Scoreboard& board, const Options& options) {
  switch (options.format) {
    case Format::csv:
      return csv_report(board, options.topics);
    case Format::jsonl:
      return json_report(board, options.topics);
    case Format::text:
      break;
  }
  return text_report(board, options);
}

int run(const Options& options) {
  if (options.action == Options::Action::show_help) return show(help_text());
  if (options.action == Options::Action::show_version) {
    return show("dateline-eval " DATELINE_VERSION "\n");
  }
  const Scoreboard board = evaluate(options);
  for (const std::string& note : notes(board, options)) {
    log_message("note: " + note);
  }
  return show(report(board, options));
}

int run_command_line(int argc, const char* const* argv) {
  // Even where the parent ignores it, `| head` ends the program quietly.
  std::signal(SIGPIPE, SIG_DFL);
  try {
    return run(parse(argc, argv));
  } catch (const UsageError& error) {
    log_message(std::string(error.what()) + " (see dateline-eval --help)");
  } catch (const CorpusError& error) {
    log_message(error.message());
  } catch (const std::exception& error) {
    log_message(error.what());
  }
  return exit_error;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  return dateline::run_command_line(argc, argv);
}
