#include "query/tool/command/statistics_command.hpp"

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/output.hpp"
#include "query/print/statistics_printer.hpp"
#include "query/tool/command/open_searcher.hpp"
#include "query/tool/command/paged_output.hpp"

namespace dateline::query_tool {

int run_statistics(const Options& options) {
  const IndexStatistics statistics = open_searcher(options).statistics();
  if (options.format == Format::jsonl) {
    write_output(json_of(statistics));
    finish_output();
  } else {
    print_paged(options, [&] { write_output(text_of(statistics)); });
  }
  return exit_done;
}

}  // namespace dateline::query_tool
