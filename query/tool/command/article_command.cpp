#include "query/tool/command/article_command.hpp"

#include <optional>
#include <string>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/messages.hpp"
#include "corpus/cli/output.hpp"
#include "corpus/text/passage_id.hpp"
#include "query/print/csv_printer.hpp"
#include "query/print/json_printer.hpp"
#include "query/tool/command/open_searcher.hpp"
#include "query/tool/command/paged_output.hpp"
#include "query/tool/command/search_command.hpp"
#include "query/tool/print/html_file.hpp"
#include "query/tool/print/html_printer.hpp"
#include "query/tool/print/results_printer.hpp"
#include "query/tool/print/text_printer.hpp"

namespace dateline::query_tool {
namespace {

void print_records(const std::vector<Hit>& passages, Format format) {
  const bool csv = format == Format::csv;
  if (csv) write_output(csv_header());
  for (const Hit& passage : passages) {
    write_output(csv ? csv_of(passage) : json_of(passage));
  }
  finish_output();
}

// Says why nothing has the id, which may be that of a passage.
void log_not_found(const std::string& id, Searcher& searcher) {
  const std::optional<PassageId> parsed = parse_passage_id(id);
  const std::string article(parsed ? parsed->article : std::string_view(id));
  const std::size_t passages = searcher.article(article).size();
  if (passages == 0) {
    log_message("the index has no article '" + article + "'");
    return;
  }
  log_message("the article '" + article + "' has no passage " +
              std::to_string(parsed->ordinal) + "; its last one is '" +
              passage_id(article, passages) + "'");
}

// Leaves of an article's passages those up to `count` places from `place`.
std::vector<Hit> around(std::vector<Hit> passages, unsigned place,
                        std::size_t count) {
  std::erase_if(passages, [&](const Hit& passage) {
    const unsigned distance = passage.ordinal > place ? passage.ordinal - place
                                                      : place - passage.ordinal;
    return distance > count;
  });
  return passages;
}

}  // namespace

void print_article(const std::vector<Hit>& passages, unsigned marked,
                   const Options& options, const TextStyle& style) {
  if (!options.html.empty()) {
    write_html(options,
               html_of_article(passages, marked, html_origin(options)));
    finish_output();
  } else if (is_for_people(options.format)) {
    const ArticleText article = text_of_article(passages, style, marked);
    print_paged(
        options, [&] { write_output(article.text); }, article.line);
  } else {
    print_records(passages, options.format);
  }
}

int run_article(const Options& options) {
  const std::optional<Query> query =
      parse_or_point(options.query, options.syntax);
  if (!query) return exit_error;
  Searcher searcher = open_searcher(options);
  log_notes(query->notes());
  std::vector<Hit> passages = searcher.article(options.subject, *query);
  if (!passages.empty() && options.article_context) {
    log_message("cannot show the context of '" + options.subject +
                "': it is a whole article; name a passage, such as '" +
                passages.front().passage + "'");
    return exit_error;
  }
  // An article may have the id that a passage of another one has.
  const std::optional<Hit> passage =
      passages.empty() ? searcher.passage(options.subject) : std::nullopt;
  const std::string id = passage ? passage->article : options.subject;
  if (passage) passages = searcher.article(id, *query);
  if (passages.empty() || (options.article_context && !passage)) {
    log_not_found(id, searcher);
    return exit_nothing;
  }
  if (passage && options.article_context) {
    passages =
        around(std::move(passages), passage->ordinal, *options.article_context);
  }
  print_article(passages, passage ? passage->ordinal : 0, options,
                style_for(options, standard_output()));
  if (!options.html.empty() && options.html != "-") {
    log_message("article '" + id + "' in " + options.html.string());
  }
  return exit_done;
}

}  // namespace dateline::query_tool
