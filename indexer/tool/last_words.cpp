#include "indexer/tool/last_words.hpp"

#include <unistd.h>

#include <cerrno>
#include <exception>
#include <string>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/messages.hpp"
#include "indexer/batch/last_error.hpp"

namespace dateline::index_tool {
namespace {

std::string doing;  // begins the message

[[noreturn]] void end() {
  const int system_error = errno;
  log_message(doing + ": " + last_error(system_error));
  ::_exit(exit_error);
}

}  // namespace

void prepare_last_words(const std::filesystem::path& index) {
  doing = "cannot write index '" + index.string() + "'";
  std::set_terminate(end);
}

}  // namespace dateline::index_tool
