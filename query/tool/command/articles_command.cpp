#include "query/tool/command/articles_command.hpp"

#include <algorithm>

#include "corpus/cli/atomic_file.hpp"
#include "corpus/cli/command_line.hpp"
#include "corpus/cli/messages.hpp"
#include "corpus/cli/output.hpp"
#include "query/print/article_printer.hpp"
#include "query/tool/command/open_searcher.hpp"
#include "query/tool/command/paged_output.hpp"

namespace dateline::query_tool {

int run_articles(const Options& options) {
  ArticleRange articles = open_searcher(options).articles(
      options.search.filters, ArticleTexts::left_out);
  const std::size_t skipped =
      std::min(options.search.page.offset, articles.size());
  std::size_t left = std::min(options.list_limit.value_or(articles.size()),
                              articles.size() - skipped);
  if (left == 0) return exit_nothing;
  articles.skip(skipped);
  const bool is_json = options.format == Format::jsonl;
  print_paged(options, [&] {
    for (; left > 0; --left) {
      const IndexedArticle article = articles.next().value();
      write_output(is_json ? json_of(article) : text_of(article));
    }
  });
  return exit_done;
}

int run_export(const Options& options) {
  require_new(options.subject, options.overwrite);
  ArticleRange articles =
      open_searcher(options).articles(options.search.filters);
  AtomicFile out(options.subject);
  std::size_t written = 0;
  for (const IndexedArticle& article : articles) {
    out.write(export_of(article));
    written += 1 + article.copies.size();
  }
  out.finish();
  if (options.subject != "-") {
    log_message(counted(written, "article") + "; written to " +
                options.subject);
  }
  return written == 0 ? exit_nothing : exit_done;
}

}  // namespace dateline::query_tool
