#include "corpus/cli/command_line.hpp"

#include <algorithm>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <csignal>
#include <new>
#include <sstream>

#include "corpus/cli/messages.hpp"
#include "corpus/cli/option_values.hpp"
#include "corpus/cli/output.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

int print(const std::string& text) {
  write_output(text);
  finish_output();
  return exit_done;
}

}  // namespace

void add_general_options(boost::program_options::options_description& group) {
  namespace po = boost::program_options;
  group.add_options()("help,h", po::bool_switch(), "show this help")(
      "version", po::bool_switch(), "show the version");
}

std::string_view version() { return DATELINE_VERSION; }

std::string help_text(const CommandLine& line) {
  std::ostringstream out;
  out << line.usage << line.options() << line.closing;
  return out.str();
}

std::vector<std::string> arguments_of(int argc, const char* const* argv) {
  return {argv + std::min(argc, 1), argv + argc};
}

int run_command_line(const CommandLine& line,
                     const std::vector<std::string>& arguments,
                     const std::function<int(const OptionValues&)>& run) {
  const std::string tool = line.tool;
  set_message_prefix(tool);
  // `| head` ends the tool quietly, even if the parent process ignores SIGPIPE.
  std::signal(SIGPIPE, SIG_DFL);
  // A file that grows over a limit (ulimit -f) is an error with a message.
  std::signal(SIGXFSZ, SIG_IGN);
  hold_standard_streams();
  try {
    const OptionValues values(line, arguments);
    if (values.on("help")) return print(help_text(line));
    if (values.on("version"))
      return print(tool + " " + std::string(version()) + "\n");
    return run(values);
  } catch (const UsageError& error) {
    log_message(error.what() + (" (see " + tool + " --help)"));
  } catch (const CorpusError& error) {
    log_message(error.message());
  } catch (const std::bad_alloc&) {
    log_message("out of memory");
  } catch (const std::exception& error) {
    log_message(error.what());
  }
  return exit_error;
}

}  // namespace dateline
