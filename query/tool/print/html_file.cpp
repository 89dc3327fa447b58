#include "query/tool/print/html_file.hpp"

#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iomanip>
#include <sstream>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/output.hpp"
#include "dateline/error.hpp"

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
  if (!options.overwrite && std::filesystem::is_regular_file(options.html)) {
    throw Error("cannot write '" + options.html.string() +
                "': the file exists; name another, or add --overwrite");
  }
}

void write_html(const Options& options, const std::string& page) {
  if (options.html == "-") {
    write_output(page);
    return;
  }
  errno = 0;
  std::ofstream out(options.html, std::ios::binary);
  out << page;
  if (!out.flush()) {
    throw Error("cannot write '" + options.html.string() +
                "': " + std::strerror(errno));
  }
}

}  // namespace dateline::query_tool
