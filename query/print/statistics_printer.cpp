#include "query/print/statistics_printer.hpp"

#include <algorithm>
#include <ctime>
#include <iomanip>
#include <sstream>
#include <vector>

#include "corpus/cli/json_text.hpp"
#include "corpus/cli/messages.hpp"
#include "query/print/facet_printer.hpp"
#include "query/print/json_printer.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_sources = 20;

std::string utc(std::chrono::system_clock::time_point time,
                const char* format) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::ostringstream text;
  text << std::put_time(&utc, format);
  return text.str();
}

// "12.3 MB"
std::string megabytes(std::uintmax_t bytes) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(1) << static_cast<double>(bytes) / 1e6
       << " MB";
  return text.str();
}

std::string size_of(const IndexStatistics& statistics) {
  return megabytes(statistics.bytes) + ": postings " +
         megabytes(statistics.posting_bytes) + ", texts " +
         megabytes(statistics.text_bytes) + ", traces " +
         megabytes(statistics.trace_bytes);
}

// "2019-06-30 to 2024-08-20, 3 articles without a date"
std::string dates(const IndexStatistics& statistics) {
  std::string text;
  if (statistics.first_date) {
    text = *statistics.first_date + " to " + *statistics.last_date;
  }
  if (statistics.undated_articles > 0) {
    text += (text.empty() ? "" : ", ") +
            counted(statistics.undated_articles, "article") + " without a date";
  }
  return text.empty() ? "none" : text;
}

// "24 and 3 copies"
std::string articles(const IndexStatistics& statistics) {
  const std::string copies = std::to_string(statistics.copies) +
                             (statistics.copies == 1 ? " copy" : " copies");
  return std::to_string(statistics.articles) +
         (statistics.copies == 0 ? "" : " and " + copies);
}

// Columns that are both aligned left, unlike those of counts.
std::string facts_of(const IndexStatistics& statistics) {
  const std::pair<const char*, std::string> facts[] = {
      {"articles", articles(statistics)},
      {"passages", std::to_string(statistics.passages)},
      {"dates", dates(statistics)},
      {"sources", std::to_string(statistics.sources.counts.size())},
      {"size", size_of(statistics)},
      {"segments", std::to_string(statistics.segments)},
      {"dead", counted(statistics.dead_passages, "passage") +
                   " of removed or replaced articles"},
      {"last batch", utc(statistics.last_batch, "%Y-%m-%d %H:%M:%S UTC")},
      {"schema", std::to_string(statistics.schema)},
      {"analyser", statistics.analyser}};
  std::ostringstream text;
  for (const auto& [name, value] : facts) {
    text << std::left << std::setw(12) << name << value << '\n';
  }
  return text.str();
}

}  // namespace

std::string text_of(const IndexStatistics& statistics) {
  FacetCounts sources = statistics.sources;
  const std::size_t listed = std::min(sources.counts.size(), max_sources);
  const std::size_t left_out = sources.counts.size() - listed;
  sources.counts.resize(listed);
  std::string text = facts_of(statistics);
  if (statistics.passages == 0) return text;
  text += '\n' + text_of(std::vector{statistics.languages, statistics.years,
                                     std::move(sources)},
                         false);
  if (left_out > 0) {
    text += "  and " + counted(left_out, "more source") +
            "; --list sources has all\n";
  }
  return text;
}

Json json_value(const IndexStatistics& statistics) {
  const auto or_null = [](const std::optional<std::string>& date) {
    return date ? Json(*date) : Json(nullptr);
  };
  return {{"articles", statistics.articles},
          {"copies", statistics.copies},
          {"passages", statistics.passages},
          {"undated_articles", statistics.undated_articles},
          {"first_date", or_null(statistics.first_date)},
          {"last_date", or_null(statistics.last_date)},
          {"languages", json_list(statistics.languages.counts, false)},
          {"sources", json_list(statistics.sources.counts, false)},
          {"years", json_list(statistics.years.counts, false)},
          {"bytes", statistics.bytes},
          {"posting_bytes", statistics.posting_bytes},
          {"text_bytes", statistics.text_bytes},
          {"trace_bytes", statistics.trace_bytes},
          {"segments", statistics.segments},
          {"dead_passages", statistics.dead_passages},
          {"last_batch", utc(statistics.last_batch, "%Y-%m-%dT%H:%M:%SZ")},
          {"schema", statistics.schema},
          {"analyser", statistics.analyser}};
}

std::string json_of(const IndexStatistics& statistics) {
  return json_text(json_value(statistics));
}

}  // namespace dateline
