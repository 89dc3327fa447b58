#include "query/tool/command/search_command.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/display_text.hpp"
#include "corpus/cli/messages.hpp"
#include "corpus/cli/output.hpp"
#include "corpus/text/passage_id.hpp"
#include "query/print/summary.hpp"
#include "query/tool/command/open_searcher.hpp"
#include "query/tool/command/paged_output.hpp"
#include "query/tool/print/query_pointer.hpp"
#include "query/tool/print/results_printer.hpp"
#include "query/tool/terminal/terminal.hpp"

namespace dateline::query_tool {
namespace {

// Measures what is left of --timeout, which bounds a search, its diagnosis and
// a corrected search together. A limit of 0 means none.
class RemainingTime {
 public:
  using Milliseconds = std::chrono::milliseconds;

  explicit RemainingTime(Milliseconds limit) : limit_(limit) {}

  Milliseconds left() const {
    const auto elapsed = std::chrono::duration_cast<Milliseconds>(
        std::chrono::steady_clock::now() - begin_);
    return limit_.count() == 0 ? limit_
                               : std::max(limit_ - elapsed, Milliseconds(1));
  }

 private:
  Milliseconds limit_;
  std::chrono::steady_clock::time_point begin_ =
      std::chrono::steady_clock::now();
};

void log_nothing_found(const Options& options, const std::string& query) {
  const std::size_t offset = options.search.page.offset;
  const std::string where =
      offset == 0   ? ""
      : offset == 1 ? " beyond the first hit"
                    : " beyond the first " + std::to_string(offset) + " hits";
  log_message("nothing found for '" + query + "'" + where);
}

// "a" for "a#1", the id of a passage; "" if `id` is not of that form.
std::string article_of(const std::string& id) {
  const std::optional<PassageId> passage = parse_passage_id(id);
  return passage ? std::string(passage->article) : "";
}

int print(const Results& results, const std::string& heading,
          const Options& options, Searcher& searcher) {
  const Terminal terminal = standard_output();
  const TextStyle style = style_for(options, terminal);
  const ResultsPrinter printer(options, style, searcher);
  if (!options.html.empty()) {
    printer.write_page(results, heading);
    finish_output();
  } else if (has_found(results, options)) {
    print_paged(options, [&] { printer.print(results); });
  }
  if (!has_found(results, options)) return exit_nothing;
  const bool read_by_people =
      terminal.present && is_for_people(options.format) && !results.empty();
  if (read_by_people || (!options.html.empty() && options.html != "-")) {
    log_message(
        summary(results, options.search) +
        (options.html.empty() ? "" : "; written to " + options.html.string()));
  }
  return exit_done;
}

// Suggests another spelling if few passages match, because a word that is
// misspelt in the query may be misspelt in a passage or two as well.
void suggest_if_few(const Results& results, const Query& query,
                    Searcher& searcher, const SearchOptions& options) {
  constexpr std::size_t few = 3;
  if (options.page.offset > 0 || results.stopped ||
      results.total_passages >= few) {
    return;
  }
  const Diagnosis diagnosis = searcher.diagnose(query, options);
  if (diagnosis.corrected) log_lines("Did you mean: " + *diagnosis.corrected);
}

}  // namespace

void log_notes(const std::vector<Note>& notes) {
  for (const Note& note : notes) log_note(note.text);
}

std::optional<Query> parse_or_point(const std::string& text, Syntax syntax) {
  try {
    return Query::parse(text, syntax);
  } catch (const QueryError& error) {
    log_message(error.what());
    std::cerr << point_into(text, error.offset(), default_width - 4);
    return std::nullopt;
  }
}

Results search_or_diagnose(Query& query, Searcher& searcher,
                           const Options& options) {
  SearchOptions search = search_options_for(options);
  const RemainingTime remaining(search.time_limit.timeout);
  Results results = searcher.search(query, search);
  log_notes(results.notes);
  if (has_found(results, options)) {
    search.time_limit.timeout = remaining.left();
    suggest_if_few(results, query, searcher, search);
    return results;
  }
  log_nothing_found(options, query.text());
  if (options.search.page.offset > 0 || results.stopped) return results;

  search.time_limit.timeout = remaining.left();
  const Diagnosis diagnosis = searcher.diagnose(query, search);
  log_lines(diagnosis.text);
  if (!options.correct || !diagnosis.corrected) return results;
  log_message("searching for '" + *diagnosis.corrected + "' instead");
  const Syntax syntax =
      options.syntax == Syntax::plain ? Syntax::plain : Syntax::lenient;
  query = Query::parse(*diagnosis.corrected, syntax);
  search.time_limit.timeout = remaining.left();
  results = searcher.search(query, search);
  log_notes(results.notes);
  return results;
}

int run_search(const Options& options) {
  std::optional<Query> query = parse_or_point(options.query, options.syntax);
  if (!query) return exit_error;
  Searcher searcher = open_searcher(options);
  const Results results = search_or_diagnose(*query, searcher, options);
  return print(results, query->text(), options, searcher);
}

int run_similar(const Options& options) {
  Searcher searcher = open_searcher(options);
  const Results results =
      searcher.similar(options.subject, search_options_for(options));
  log_notes(results.notes);
  if (!has_found(results, options)) {
    log_message(
        "nothing similar to '" + options.subject + "' found" +
        (article_of(options.subject).empty()
             ? "; give a passage by its id, such as '" + options.subject + "#1'"
             : ""));
  }
  return print(results, "Passages similar to " + options.subject, options,
               searcher);
}

int run_list(const Options& options) {
  Searcher searcher = open_searcher(options);
  const std::vector<std::string> names =
      options.subject == "sources"   ? searcher.sources()
      : options.subject == "authors" ? searcher.authors()
                                     : searcher.languages();
  for (const std::string& name : names) {
    write_output(display_text(name) + '\n');
  }
  finish_output();
  return names.empty() ? exit_nothing : exit_done;
}

}  // namespace dateline::query_tool
