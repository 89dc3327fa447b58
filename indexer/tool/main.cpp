#include <iostream>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/messages.hpp"
#include "corpus/cli/option_values.hpp"
#include "indexer/batch/index_writer.hpp"
#include "indexer/tool/options.hpp"
#include "indexer/tool/progress.hpp"
#include "indexer/tool/signal_watch.hpp"

namespace dateline::index_tool {
namespace {

Batch make_batch(const Options& options, ProgressDisplay& display) {
  Batch batch;
  batch.paths = options.paths;
  batch.remove = options.remove;
  batch.prune = options.prune;
  batch.on_failure = [&display](const std::string& failure) {
    display.clear();
    log_message(failure);
  };
  if (options.verbose) {
    batch.on_unread_date = [&display](const std::string& message) {
      display.clear();
      log_note(message);
    };
  }
  batch.on_progress = [&display](const IndexingProgress& progress) {
    display.show(progress);
  };
  return batch;
}

int index(const Options& options, const std::stop_token& stop) {
  const auto start = std::chrono::steady_clock::now();
  WriterSettings settings;
  settings.default_language = options.language;
  settings.threads = options.threads;
  settings.lock_patience = options.wait;
  IndexWriter writer(options.index, settings);

  ProgressDisplay display(!options.quiet);
  const IndexingReport report =
      writer.apply(make_batch(options, display), stop);
  display.clear();
  for (const std::string& id : report.not_found) {
    log_message("cannot remove article '" + id +
                "': the index does not have it");
  }
  if (!options.quiet) {
    std::cout << summary_line(report, std::chrono::steady_clock::now() - start)
              << std::endl;
  }
  return report.failed == 0 ? exit_done : exit_error;
}

int run(const Options& options) {
  const SignalWatch signals;
  try {
    return index(options, signals.token());
  } catch (const BatchStopped& stopped) {
    log_message(stopped.what());
    return signals.exit_status();
  }
}

}  // namespace
}  // namespace dateline::index_tool

int main(int argc, char** argv) {
  namespace tool = dateline::index_tool;
  return dateline::run_command_line(tool::command_line,
                                    dateline::arguments_of(argc, argv),
                                    [](const dateline::OptionValues& values) {
                                      return tool::run(tool::parse(values));
                                    });
}
