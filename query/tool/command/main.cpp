#include "corpus/cli/command_line.hpp"
#include "corpus/cli/option_values.hpp"
#include "query/tool/command/article_command.hpp"
#include "query/tool/command/articles_command.hpp"
#include "query/tool/command/batch.hpp"
#include "query/tool/command/citation_command.hpp"
#include "query/tool/command/interactive.hpp"
#include "query/tool/command/search_command.hpp"
#include "query/tool/command/statistics_command.hpp"
#include "query/tool/options/options.hpp"
#include "query/tool/print/html_file.hpp"

namespace dateline::query_tool {
namespace {

int run(const Options& options) {
  check_html(options);
  switch (options.action) {
    case Options::Action::search:
      return run_search(options);
    case Options::Action::batch:
      return run_batch(options);
    case Options::Action::interactive:
      return run_interactive(options);
    case Options::Action::article:
      return options.cite ? run_citation(options) : run_article(options);
    case Options::Action::similar:
      return run_similar(options);
    case Options::Action::list:
      return run_list(options);
    case Options::Action::articles:
      return run_articles(options);
    case Options::Action::exporting:
      return run_export(options);
    case Options::Action::statistics:
      return run_statistics(options);
  }
  return exit_error;
}

}  // namespace
}  // namespace dateline::query_tool

int main(int argc, char** argv) {
  namespace tool = dateline::query_tool;
  return dateline::run_command_line(
      tool::command_line,
      tool::with_left_out_values(dateline::arguments_of(argc, argv)),
      [](const dateline::OptionValues& values) {
        return tool::run(tool::parse(values));
      });
}
