#include <utility>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/messages.hpp"
#include "corpus/cli/option_values.hpp"
#include "corpus/cli/output.hpp"
#include "indexer/batch/batch_writer.hpp"
#include "indexer/batch/pruning.hpp"
#include "indexer/tool/batch_messages.hpp"
#include "indexer/tool/folder_watch.hpp"
#include "indexer/tool/options.hpp"
#include "indexer/tool/outcome_report.hpp"
#include "indexer/tool/progress.hpp"
#include "indexer/tool/signal_watch.hpp"

namespace dateline::index_tool {
namespace {

using Seconds = std::chrono::duration<double>;

WriterSettings settings_of(const Options& options) {
  WriterSettings settings;
  settings.default_language = options.language;
  settings.threads = options.threads;
  settings.lock_patience = options.wait;
  settings.must_exist = !options.has_batch();
  return settings;
}

Batch make_batch(const Options& options, ProgressDisplay& display,
                 BatchMessages& messages,
                 std::optional<OutcomeReport>& outcomes) {
  Batch batch;
  batch.paths = options.paths;
  batch.remove = options.remove;
  batch.prune = options.prune;
  batch.force_prune = options.force_prune;
  batch.root = options.root;
  batch.names = options.names;
  batch.reread = options.reread;
  batch.strict = options.strict;
  batch.dry_run = options.dry_run;
  batch.on_message = [&](const BatchMessage& message) {
    const bool is_date = message.kind == BatchMessage::Kind::unread_date;
    if (is_date && !options.verbose) return;
    display.clear();
    messages.add(message.what.place(), message.what.what());
  };
  // A disk that is not mounted now may be mounted later.
  if (options.watch) {
    batch.on_prune_refused = [&](const std::string& reason) {
      display.clear();
      messages.add_of_batch("index '" + options.index.string() +
                            "' is not pruned for now: " + reason + ". " +
                            std::string(pruning_remedy));
    };
  }
  if (outcomes) {
    batch.on_outcome = [&outcomes](const InputOutcome& outcome) {
      outcomes->add(outcome);
    };
  }
  batch.on_progress = [&display](const IndexingProgress& progress) {
    display.show(progress);
  };
  return batch;
}

IndexingReport apply(BatchWriter& writer, const Options& options,
                     BatchMessages& messages, const std::stop_token& stop) {
  ProgressDisplay display(!options.quiet);
  std::optional<OutcomeReport> outcomes;
  if (!options.report.empty()) outcomes.emplace(options.report);
  try {
    IndexingReport report =
        writer.apply(make_batch(options, display, messages, outcomes), stop);
    if (outcomes) outcomes->finish();
    display.clear();
    for (const std::string& id : report.not_found) {
      messages.add(
          "", "cannot remove article '" + id + "': the index does not have it");
    }
    for (const std::string& name : options.names.unmet()) {
      messages.add("", "no record has a key or column '" + name +
                           "', which --map names; give the name that the "
                           "records have");
    }
    messages.finish();
    return report;
  } catch (...) {
    display.clear();
    messages.finish();
    throw;
  }
}

// A moved archive is added again under other ids unless --root tells of it.
void note_doubles(const IndexingReport& report) {
  constexpr std::uint64_t few = 2;
  const std::uint64_t added = report.added + report.copies;
  if (report.doubled < few || 2 * report.doubled <= added) return;
  log_note(std::to_string(report.doubled) + " of " +
           counted(added, "new article") +
           " say word for word what others in the index say, so that the index "
           "has them as copies of these; if the archive was moved, run again "
           "with --root FOLDER --force-prune, where FOLDER is its new place");
}

// Prints the last line. The work is done already if that fails.
void print_summary(const std::string& line) {
  try {
    write_output(line + "\n");
    finish_output();
  } catch (const std::exception& error) {
    throw std::runtime_error(std::string(error.what()) +
                             "; the batch is in the index, only its summary "
                             "is lost");
  }
}

// Throws an Error if a check finds damage.
void check(BatchWriter& writer, const Options& options) {
  const std::vector<std::string> problems = writer.check();
  if (problems.empty()) return;
  for (const std::string& problem : problems) log_message(problem);
  throw IndexError("index '" + options.index.string() +
                   "' is damaged; restore it from a backup, or index the "
                   "articles again into a new folder");
}

void keep_up(BatchWriter& writer, const Options& options) {
  if (options.purge) writer.purge();
  if (options.merge) writer.merge();
  if (options.check) check(writer, options);
}

// Whether a batch that is one of many is worth a line.
bool is_news(const IndexingReport& report) {
  return report.added + report.replaced + report.copies + report.removed > 0;
}

IndexingReport index(const Options& options, BatchMessages& messages,
                     bool is_first, const std::stop_token& stop) {
  const auto start = std::chrono::steady_clock::now();
  BatchWriter writer(options.index, settings_of(options));
  IndexingReport report;
  if (options.has_batch()) report = apply(writer, options, messages, stop);
  note_doubles(report);
  keep_up(writer, options);
  const Seconds elapsed = std::chrono::steady_clock::now() - start;
  if (!options.quiet && (is_first || is_news(report))) {
    const std::string line = options.has_batch() ? summary_line(report, elapsed)
                                                 : size_line(writer.size());
    print_summary(options.dry_run ? "nothing was changed; would be: " + line
                                  : line);
  }
  return report;
}

// Indexes what changes, until it is stopped. The writer's lock is free between
// two batches.
void follow(const Options& options, const std::stop_token& stop) {
  using namespace std::chrono_literals;
  constexpr auto quiet = 1s;  // a folder is left in peace while it is filled
  // All files are looked at so often besides, because the system does not tell
  // of all changes; more often if it cannot watch all folders.
  constexpr auto look_interval = 10min;
  constexpr auto short_look_interval = 1min;
  FolderWatch watch(options.paths, is_index);
  BatchMessages messages;
  bool is_complete = true;
  for (bool is_first = true; !stop.stop_requested(); is_first = false) {
    if (!watch.renew() && std::exchange(is_complete, false)) {
      log_note(
          "cannot watch all folders: the system allows no more of them; raise "
          "fs.inotify.max_user_watches. What changes in the others is seen "
          "within a minute");
    }
    index(options, messages, is_first, stop);
    watch.wait(quiet, is_complete ? look_interval : short_look_interval, stop);
  }
}

int run_once(const Options& options, const std::stop_token& stop) {
  BatchMessages messages;
  const IndexingReport report = index(options, messages, true, stop);
  return report.failed + report.collided == 0 ? exit_done : exit_error;
}

int run(const Options& options) {
  const SignalWatch signals;
  try {
    if (!options.watch) return run_once(options, signals.token());
    follow(options, signals.token());
    return exit_done;
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
