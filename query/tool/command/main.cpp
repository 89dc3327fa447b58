#include <csignal>

#include "corpus/cli/exit_status.hpp"
#include "corpus/cli/output.hpp"
#include "query/tool/command/batch.hpp"
#include "query/tool/command/interactive.hpp"
#include "query/tool/command/search_command.hpp"
#include "query/tool/options/options.hpp"
#include "query/tool/terminal/messages.hpp"

namespace dateline {
namespace {

int show(const std::string& text) {
  write_output(text);
  finish_output();
  return exit_found;
}

int run(const Options& options) {
  switch (options.action) {
    case Options::Action::search:
      return run_search(options);
    case Options::Action::batch:
      return run_batch(options);
    case Options::Action::interactive:
      return run_interactive(options);
    case Options::Action::article:
      return run_article(options);
    case Options::Action::similar:
      return run_similar(options);
    case Options::Action::list:
      return run_list(options);
    case Options::Action::show_help:
      return show(help_text());
    case Options::Action::show_version:
      break;
  }
  return show("dateline-query " DATELINE_VERSION "\n");
}

int run_command_line(int argc, const char* const* argv) {
  // Even where the parent ignores it, `| head` ends the program quietly.
  std::signal(SIGPIPE, SIG_DFL);
  try {
    return run(parse(argc, argv));
  } catch (const UsageError& error) {
    log_message(std::string(error.what()) + " (see dateline-query --help)");
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
