#include "query/batch/query_report.hpp"

#include "corpus/cli/csv.hpp"
#include "corpus/cli/json_text.hpp"
#include "query/print/summary.hpp"

namespace dateline {
namespace {

template <typename Value>
Json known(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

// Takes the first and the last date of the counts, which ascend by date. The
// value "" counts passages without a date.
void set_dates(QueryReport& report, const Results& results) {
  if (results.facets.empty()) return;
  for (const FacetCount& count : results.facets.front().counts) {
    if (count.value.empty()) continue;
    if (!report.first) report.first = count.value;
    report.last = count.value;
  }
}

void add_note(std::string& notes, const std::string& note) {
  notes += (notes.empty() ? "" : "; ") + note;
}

}  // namespace

SearchOptions report_options(SearchOptions options) {
  options.page.limit = 1;
  options.facets = {Facet::day};
  return options;
}

QueryReport report_of(const BatchQuery& line, const Results& results,
                      const SearchOptions& options) {
  QueryReport report;
  report.id = line.id;
  report.query = line.query;
  report.passages = results.counted_passages;
  report.articles = results.counted_articles;
  report.counted = counted_by(results, options.counting);
  if (options.count_stories) report.stories = results.counted_stories;
  set_dates(report, results);
  if (!results.empty()) {
    report.passage = results.hits.front().passage;
    report.score = results.hits.front().score;
  }
  for (const std::string& note : line.notes) add_note(report.note, note);
  for (const Note& note : results.notes) add_note(report.note, note.text);
  return report;
}

std::string csv_report_header(bool stories) {
  std::vector<std::string> names{"id",      "query", "hits", "articles",
                                 "counted", "first", "last", "passage",
                                 "score",   "note"};
  if (stories) names.emplace_back("stories");
  return csv_record(names);
}

std::string csv_of(const QueryReport& report) {
  std::vector<std::string> fields{
      report.id,
      report.query,
      std::to_string(report.passages),
      std::to_string(report.articles),
      report.counted,
      report.first.value_or(""),
      report.last.value_or(""),
      report.passage.value_or(""),
      report.score ? exact_number(*report.score) : "",
      report.note};
  if (report.stories) fields.push_back(std::to_string(*report.stories));
  return csv_record(fields);
}

std::string json_of(const QueryReport& report) {
  Json line = {
      {"id", report.id},
      {"query", report.query},
      {"hits", report.passages},
      {"articles", report.articles},
      {"counted", report.counted},
      {"first", known(report.first)},
      {"last", known(report.last)},
      {"passage", known(report.passage)},
      {"score", known(report.score)},
      {"note", report.note.empty() ? Json(nullptr) : Json(report.note)},
  };
  if (report.stories) line["stories"] = *report.stories;
  return json_text(line);
}

std::string counted_words(const QueryReport& report) {
  if (report.counted == to_string(Counting::in_a_row)) {
    return "its words in a row";
  }
  return report.counted == to_string(Counting::any_word) ? "any of its words"
                                                         : "all its words";
}

std::string period(const QueryReport& report) {
  if (!report.first) return "";
  const bool is_one_day = report.first == report.last;
  return *report.first + (is_one_day ? "" : " to " + *report.last);
}

}  // namespace dateline
