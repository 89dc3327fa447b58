#include "query/engine/count/index_statistics.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "query/engine/count/facet_counter.hpp"

namespace dateline {
namespace {

// The counts come in the order of the dates; that of "" is of the undated.
void set_dates(const FacetCounts& days, IndexStatistics& statistics) {
  for (const FacetCount& day : days.counts) {
    if (day.value.empty()) {
      statistics.undated_articles = day.articles;
      continue;
    }
    if (!statistics.first_date) {
      statistics.first_date = day.value;
    }
    statistics.last_date = day.value;
  }
}

}  // namespace

IndexStatistics index_statistics(const IndexReader& reader) {
  const PassageDatabase& database = reader.database();
  FacetCounter counter(
      database, {Facet::language, Facet::source, Facet::year, Facet::day});
  database.each_with("", [&](Xapian::docid id) {
    counter.add(id);
    return true;
  });
  std::vector<FacetCounts> counts = counter.counts();
  IndexStatistics statistics;
  statistics.passages = counter.total().passages;
  statistics.articles = counter.total().articles;
  statistics.copies = reader.copies().size();
  set_dates(counts[3], statistics);
  statistics.languages = std::move(counts[0]);
  statistics.sources = std::move(counts[1]);
  statistics.years = std::move(counts[2]);
  const IndexReader::Storage storage = reader.storage();
  statistics.bytes = storage.bytes;
  statistics.posting_bytes = storage.postings;
  statistics.text_bytes = storage.records;
  statistics.trace_bytes = storage.traces;
  statistics.segments = storage.segments;
  statistics.dead_passages = storage.dead;
  statistics.last_batch =
      std::chrono::time_point_cast<std::chrono::system_clock::duration>(
          std::chrono::file_clock::to_sys(storage.written));
  statistics.schema = schema::schema_version;
  statistics.analyser = reader.analyser();
  return statistics;
}

}  // namespace dateline
