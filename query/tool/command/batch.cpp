#include "query/tool/command/batch.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <fstream>
#include <iostream>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/display_text.hpp"
#include "corpus/cli/messages.hpp"
#include "corpus/cli/output.hpp"
#include "query/batch/batch_input.hpp"
#include "query/print/summary.hpp"
#include "query/tool/command/note_summary.hpp"
#include "query/tool/command/open_searcher.hpp"
#include "query/tool/command/ordered_workers.hpp"
#include "query/tool/print/query_pointer.hpp"
#include "query/tool/print/results_printer.hpp"
#include "query/tool/print/trec_printer.hpp"

namespace dateline::query_tool {
namespace {

// The text format shows this many columns of a query; CSV and JSON have all of
// it.
constexpr std::size_t max_query_width = 60;

std::string text_line(const QueryReport& report) {
  std::string line =
      display_text(report.id) + ": " +
      shortened_text(display_text(report.query), max_query_width);
  if (!report.passage) {
    line += " | nothing found";
  } else {
    line += " | " + counted(report.passages, "passage") + " in " +
            counted(report.articles, "article") +
            (report.stories ? stories_text(*report.stories) : "") + " with " +
            counted_words(report);
    const std::string dates = period(report);
    if (!dates.empty()) line += " | " + dates;
  }
  if (report.passage) line += " | best " + display_text(*report.passage);
  if (!report.note.empty()) line += " | note: " + display_text(report.note);
  return line + '\n';
}

// Counts of lines, by what came of them.
struct Tally {
  std::size_t lines = 0;   // all
  std::size_t found = 0;   // with a match
  std::size_t noted = 0;   // with a note
  std::size_t failed = 0;  // that could not be searched for
};

// What is printed and counted of one line.
struct Answer {
  std::string id;
  std::string output;
  std::vector<std::string> notes;
  bool found = false;
  bool failed = false;  // could not be searched for
};

// Answers one line after the other. Each thread has its own.
class LineSearch {
 public:
  explicit LineSearch(const Options& options)
      : options_(options), searcher_(open_searcher(options)) {}

  Answer answer(BatchQuery line) {
    Answer answer;
    const Results results = search(line, answer);
    answer.found = !results.empty();
    if (options_.format == Format::trec) {
      for (const Hit& hit : results) {
        answer.output += trec_of(hit, line.id, options_.search.max_per_article,
                                 options_.run_tag);
      }
    } else {
      answer.output = report_line(report_of(line, results, options_.search),
                                  options_.format);
    }
    answer.id = std::move(line.id);
    answer.notes = std::move(line.notes);
    for (const Note& note : results.notes) answer.notes.push_back(note.text);
    return answer;
  }

 private:
  // Turns errors into notes, so that no line ends the batch.
  Results search(BatchQuery& line, Answer& answer) {
    try {
      if (line.query.empty()) return {};
      return searcher_.search(Query::parse(line.query, options_.syntax),
                              options_.search);
    } catch (const QueryError& error) {
      line.notes.push_back(error.what());
    } catch (const std::exception& error) {
      line.notes.push_back(error.what());
      answer.failed = true;
    }
    return {};
  }

  const Options& options_;
  Searcher searcher_;
};

class Batch {
 public:
  explicit Batch(const Options& options) : options_(options) {
    if (options.format != Format::trec) {
      options_.search = report_options(options_.search);
    }
    for (std::size_t i = 0; i < options.threads; ++i) {
      searches_.emplace_back(options_);
    }
  }

  void run(std::istream& in) {
    BatchInput input(in, format_of(options_.subject, options_.queries_format));
    write_output(report_header(options_.format, options_.search.count_stories));
    std::vector<Workers::Work> works;
    for (LineSearch& search : searches_) {
      works.emplace_back([&search](BatchQuery line) {
        return search.answer(std::move(line));
      });
    }
    Workers workers(std::move(works),
                    [this](const Answer& answer) { print(answer); });
    while (std::optional<BatchQuery> line = input.next()) {
      workers.add(std::move(*line));
    }
    workers.finish();
    finish_output();
    for (const std::string& note : notes_.lines()) log_note(note);
  }

  const Tally& tally() const { return tally_; }

 private:
  using Workers = OrderedWorkers<BatchQuery, Answer>;

  void print(const Answer& answer) {
    ++tally_.lines;
    tally_.found += answer.found ? 1 : 0;
    tally_.noted += answer.notes.empty() ? 0 : 1;
    tally_.failed += answer.failed ? 1 : 0;
    write_output(answer.output);
    if (options_.format == Format::trec) {
      for (const std::string& note : answer.notes) notes_.add(answer.id, note);
    }
  }

  Options options_;
  std::deque<LineSearch> searches_;  // by thread; they refer to options_
  Tally tally_;
  NoteSummary notes_;  // of a TREC run, which has no place for them
};

std::ifstream open_queries(const std::string& file) {
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (in) in.peek();  // fails for a folder, which can be opened
  if (in.bad() || !in.is_open()) {
    throw Error("cannot read the queries in '" + file +
                "': " + std::strerror(errno));
  }
  in.clear();
  return in;
}

std::string tally_line(const Tally& tally) {
  std::string text = std::to_string(tally.lines) +
                     (tally.lines == 1 ? " query: " : " queries: ") +
                     std::to_string(tally.found) + " found something, " +
                     std::to_string(tally.lines - tally.found) +
                     " found nothing, " + std::to_string(tally.noted) +
                     (tally.noted == 1 ? " has a note" : " have a note");
  if (tally.failed > 0) {
    text += ", " + std::to_string(tally.failed) + " could not be searched for";
  }
  return text;
}

}  // namespace

std::string report_header(Format format, bool stories) {
  return format == Format::csv ? csv_report_header(stories) : "";
}

std::string report_line(const QueryReport& report, Format format) {
  if (format == Format::csv) return csv_of(report);
  if (format == Format::jsonl) return json_of(report);
  return text_line(report);
}

int run_batch(const Options& options) {
  Batch batch(options);
  try {
    if (options.subject == "-") {
      std::ios::sync_with_stdio(false);
      batch.run(std::cin);
    } else {
      std::ifstream in = open_queries(options.subject);
      batch.run(in);
    }
  } catch (const std::ios_base::failure& error) {
    const bool is_input = options.subject == "-";
    throw Error("cannot read the queries in " +
                (is_input ? "standard input" : "'" + options.subject + "'") +
                ": " + error.code().message());
  }
  log_message(tally_line(batch.tally()));
  if (batch.tally().failed > 0) return exit_error;
  return batch.tally().found > 0 ? exit_done : exit_nothing;
}

}  // namespace dateline::query_tool
