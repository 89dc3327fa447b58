#include <iostream>

#include "indexer/batch/index_writer.hpp"
#include "indexer/tool/options.hpp"
#include "indexer/tool/progress.hpp"
#include "indexer/tool/signal_watch.hpp"

namespace dateline {
namespace {

constexpr int exit_done = 0;
constexpr int exit_error = 2;

void log_error(const std::string& message) {
  std::cerr << "dateline-index: " << message << '\n';
}

Batch make_batch(const Options& options, ProgressDisplay& display) {
  Batch batch;
  batch.paths = options.paths;
  batch.remove = options.remove;
  batch.prune = options.prune;
  batch.on_failure = [&display](const std::string& failure) {
    display.clear();
    log_error(failure);
  };
  batch.on_progress = [&display](const BatchProgress& progress) {
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
  const BatchReport report = writer.apply(make_batch(options, display), stop);
  display.clear();
  for (const std::string& id : report.not_found) {
    log_error("cannot remove article '" + id + "': the index does not have it");
  }
  if (!options.quiet) {
    std::cout << summary_line(report, std::chrono::steady_clock::now() - start)
              << std::endl;
  }
  return report.failed == 0 ? exit_done : exit_error;
}

int run(const Options& options) {
  if (options.action == Options::Action::show_help) {
    std::cout << help_text();
    return exit_done;
  }
  if (options.action == Options::Action::show_version) {
    std::cout << "dateline-index " DATELINE_VERSION "\n";
    return exit_done;
  }
  const SignalWatch signals;
  try {
    return index(options, signals.token());
  } catch (const BatchStopped& stopped) {
    log_error(stopped.what());
    return signals.exit_status();
  }
}

int run_command_line(int argc, const char* const* argv) {
  try {
    return run(parse(argc, argv));
  } catch (const UsageError& error) {
    log_error(std::string(error.what()) + " (see dateline-index --help)");
  } catch (const std::exception& error) {
    log_error(error.what());
  }
  return exit_error;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  return dateline::run_command_line(argc, argv);
}
