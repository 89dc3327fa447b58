#include "query/tool/command/paged_output.hpp"

#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

#include "corpus/cli/output.hpp"
#include "query/tool/terminal/pager.hpp"
#include "query/tool/terminal/terminal.hpp"

namespace dateline::query_tool {
namespace {

std::string pager_for(const Options& options) {
  const bool read_by_people =
      is_for_people(options.format) && options.html.empty();
  const char* term = std::getenv("TERM");
  const bool dumb = !term || std::string_view(term) == "dumb";
  if (!options.pager || !read_by_people || dumb || !standard_output().present) {
    return "";
  }
  return pager_command(std::getenv("PAGER"), std::getenv("PATH"));
}

}  // namespace

void print_paged(const Options& options, const std::function<void()>& print,
                 std::size_t line) {
  const Pager pager(pager_for(options), line);
  try {
    print();
    finish_output();
  } catch (const std::system_error& error) {
    if (!pager.is_running() || error.code() != std::errc::broken_pipe) throw;
  }
}

}  // namespace dateline::query_tool
