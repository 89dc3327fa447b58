#include "query/tool/command/batch_report.hpp"

#include "corpus/cli/csv.hpp"
#include "corpus/cli/display_text.hpp"
#include "corpus/cli/json_text.hpp"
#include "query/tool/print/query_pointer.hpp"

namespace dateline::query_tool {
namespace {

// Columns of the query in the text format. CSV and JSON have all of it.
constexpr std::size_t shown_query = 60;

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

std::string period(const BatchReport& report) {
  if (!report.first) return "";
  const bool day = report.first == report.last;
  return " | " + *report.first + (day ? "" : " to " + *report.last);
}

std::string text_line(const BatchReport& report) {
  std::string line = display_text(report.id) + ": " +
                     shortened_text(display_text(report.query), shown_query);
  if (report.passages == 0) {
    line += " | nothing found";
  } else {
    line += " | " + counted(report.passages, "passage") + " in " +
            counted(report.articles, "article") + period(report);
  }
  if (report.passage) line += " | best " + display_text(*report.passage);
  if (!report.note.empty()) line += " | note: " + display_text(report.note);
  return line + '\n';
}

std::string csv_line(const BatchReport& report) {
  return csv_record({report.id, report.query, std::to_string(report.passages),
                     std::to_string(report.articles), report.first.value_or(""),
                     report.last.value_or(""), report.passage.value_or(""),
                     report.score ? exact_number(*report.score) : "",
                     report.note});
}

template <typename Value>
Json known(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

std::string json_line(const BatchReport& report) {
  return json_text({
      {"id", report.id},
      {"query", report.query},
      {"hits", report.passages},
      {"articles", report.articles},
      {"first", known(report.first)},
      {"last", known(report.last)},
      {"passage", known(report.passage)},
      {"score", known(report.score)},
      {"note", report.note.empty() ? Json(nullptr) : Json(report.note)},
  });
}

}  // namespace

std::string batch_header(Format format) {
  if (format != Format::csv) return "";
  return csv_record({"id", "query", "hits", "articles", "first", "last",
                     "passage", "score", "note"});
}

std::string batch_line(const BatchReport& report, Format format) {
  if (format == Format::csv) return csv_line(report);
  if (format == Format::jsonl) return json_line(report);
  return text_line(report);
}

}  // namespace dateline::query_tool
