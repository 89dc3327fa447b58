#include "query/tool/command/citation_command.hpp"

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/messages.hpp"
#include "corpus/cli/output.hpp"
#include "corpus/text/calendar.hpp"
#include "dateline/searcher.hpp"
#include "query/print/citation.hpp"

namespace dateline::query_tool {

int run_citation(const Options& options) {
  Searcher searcher(options.index);
  const std::string& id = options.subject;
  const std::string today = date_of(local_day()).iso();
  const std::vector<Hit> article = searcher.article(id);
  if (!article.empty()) {
    write_output(
        citation_of(article.front(), *options.cite, Quoting::none, today));
  } else if (const std::optional<Hit> passage = searcher.passage(id)) {
    write_output(citation_of(*passage, *options.cite, Quoting::passage, today));
  } else {
    log_message("the index has no article or passage '" + id + "'");
    return exit_nothing;
  }
  finish_output();
  return exit_done;
}

}  // namespace dateline::query_tool
