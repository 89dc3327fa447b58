#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace boost::program_options {
class options_description;
}

namespace dateline {

class OptionValues;

// Exit statuses of all tools.
constexpr int exit_done = 0;     // of a search: something was found
constexpr int exit_nothing = 1;  // of a search: nothing was found
constexpr int exit_error = 2;

// The tool cannot do what the command line asks for; what() says why, and what
// to write instead.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What a tool's command line may hold.
struct CommandLine {
  const char* tool;   // name of the program
  const char* usage;  // what --help prints before the options
  // Every option as --help shows it. --help and --version must be among them.
  boost::program_options::options_description (*options)();
  const char* closing;    // what --help prints after the options
  const char* arguments;  // what messages call the other arguments: "paths"
};

// Adds --help and --version.
void add_general_options(boost::program_options::options_description& group);

// The text that --help prints.
std::string help_text(const CommandLine& line);

// The arguments of main() without the name of the program.
std::vector<std::string> arguments_of(int argc, const char* const* argv);

// "0.1.0".
std::string_view version();

// Runs a tool: answers --help and --version, or calls `run` with the values of
// the options. Prints what is thrown as a message. Returns the exit status,
// which is that of `run`, or exit_error if it throws.
int run_command_line(const CommandLine& line,
                     const std::vector<std::string>& arguments,
                     const std::function<int(const OptionValues&)>& run);

}  // namespace dateline
