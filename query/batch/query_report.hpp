#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "dateline/search_options.hpp"
#include "query/batch/batch_input.hpp"

namespace dateline {

// What a search for one query of a batch came to.
struct QueryReport {
  std::string id;
  std::string query;
  std::size_t passages = 0;                // number that are counted
  std::size_t articles = 0;                // number that these are from
  std::string counted;                     // which, as --count names them
  std::optional<std::string> first, last;  // dates of these passages
  std::optional<std::string> passage;      // id of the best one
  std::optional<double> score;             // its score
  std::string note;                        // "" if there is nothing to note
  std::optional<std::size_t> stories;      // of these articles, if asked for
};

// `options` with what a report needs to know and no more.
SearchOptions report_options(SearchOptions options);

// `options` are those of the search, which report_options() made. The notes of
// the line and of the results become the note.
QueryReport report_of(const BatchQuery& line, const Results& results,
                      const SearchOptions& options);

// The names of the columns, and a report, each as one record of CSV, as
// docs/reference/batch.md describes it.
std::string csv_report_header(bool stories);
std::string csv_of(const QueryReport& report);

// The same as one line of JSON.
std::string json_of(const QueryReport& report);

// "all its words": what the counted passages have.
std::string counted_words(const QueryReport& report);

// "2019 to 2024-06-20"; "" if no counted passage has a date.
std::string period(const QueryReport& report);

}  // namespace dateline
