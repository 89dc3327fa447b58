#include "query/tool/print/html_file.hpp"

#include <ctime>
#include <iomanip>
#include <sstream>

#include "corpus/cli/atomic_file.hpp"
#include "corpus/cli/command_line.hpp"

namespace dateline::query_tool {

std::string html_origin(const Options& options) {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::ostringstream text;
  const std::filesystem::path index = options.index.lexically_normal();
  text << "Made " << std::put_time(&utc, "%Y-%m-%d %H:%M") << " UTC from "
       << (index.has_filename() ? index : index.parent_path())
              .filename()
              .string()
       << " by Dateline " << version() << '.';
  return text.str();
}

void check_html(const Options& options) {
  require_new(options.html, options.overwrite);
}

void write_html(const Options& options, const std::string& page) {
  AtomicFile out(options.html);
  out.write(page);
  out.finish();
}

}  // namespace dateline::query_tool
