// What an index holds.

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <chrono>

#include "dateline/index_statistics.hpp"
#include "query/python/arguments.hpp"
#include "query/python/bindings.hpp"
#include "query/python/record.hpp"

namespace dateline::python {
namespace {

py::object utc_time(std::chrono::system_clock::time_point time) {
  const py::module_ datetime = py::module_::import("datetime");
  const auto seconds =
      std::chrono::floor<std::chrono::seconds>(time).time_since_epoch();
  return datetime.attr("datetime")
      .attr("fromtimestamp")(seconds.count(),
                             datetime.attr("timezone").attr("utc"));
}

}  // namespace

void bind_statistics(py::module_& module) {
  using Statistics = IndexStatistics;
  Record<Statistics>(module, "IndexStatistics", "What an index holds.")
      .field("passages", &Statistics::passages, "How many there are.")
      .field("articles", &Statistics::articles, "Without copies.")
      .field("copies", &Statistics::copies,
             "Articles that say what one of those says.")
      .field("undated_articles", &Statistics::undated_articles,
             "Articles without a date.")
      .field("first_date", &Statistics::first_date, "Of an article, or None.")
      .field("last_date", &Statistics::last_date, "Of an article, or None.")
      .field("languages", &Statistics::languages, "Of all passages.")
      .field("sources", &Statistics::sources, "Of all passages.")
      .field("years", &Statistics::years, "Of all passages.")
      .field("bytes", &Statistics::bytes,
             "On disk, without what is older than the last batch.")
      .field("posting_bytes", &Statistics::posting_bytes,
             "Of these: lists of terms, and values.")
      .field("text_bytes", &Statistics::text_bytes,
             "Of these: the articles, compressed.")
      .field("trace_bytes", &Statistics::trace_bytes,
             "Of these: the tokens of each passage.")
      .field("segments", &Statistics::segments,
             "Pieces that each search looks into.")
      .field("dead_passages", &Statistics::dead_passages,
             "Of removed and replaced articles: no search finds them.")
      .property(
          "last_batch",
          [](const Statistics& self) { return utc_time(self.last_batch); },
          "When it was written: a datetime in UTC.")
      .field("schema", &Statistics::schema, "Version of the index's format.")
      .field("analyser", &Statistics::analyser,
             "Fingerprint of the rules that made its terms.")
      .repr_of({"articles", "passages", "first_date", "last_date"});
}

}  // namespace dateline::python
