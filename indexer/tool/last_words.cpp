#include "indexer/tool/last_words.hpp"

#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <exception>
#include <string>
#include <system_error>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/messages.hpp"
#include "corpus/index/index_trouble.hpp"
#include "indexer/storage/xapian_boundary.hpp"

namespace dateline::index_tool {
namespace {

constexpr const char* outcome = "the index is as the last whole batch left it";

std::string doing;  // begins the message

// Why the process ends. Where no exception is left, the system's last error is
// the reason.
std::string reason(int system_error) {
  try {
    if (const auto error = std::current_exception()) {
      std::rethrow_exception(error);
    }
  } catch (const Xapian::Error& error) {
    return trouble_of(error, outcome);
  } catch (const std::exception& error) {
    return std::string(error.what()) + "; " + outcome;
  } catch (...) {
  }
  const std::error_code error(system_error, std::generic_category());
  return error.message() + "; " + outcome + ": " +
         std::string(index_remedy(error, IndexAccess::write));
}

[[noreturn]] void end() {
  const int system_error = errno;
  log_message(doing + ": " + reason(system_error));
  ::_exit(exit_error);
}

}  // namespace

void prepare_last_words(const std::filesystem::path& index) {
  doing = "cannot write index '" + index.string() + "'";
  std::set_terminate(end);
}

}  // namespace dateline::index_tool
