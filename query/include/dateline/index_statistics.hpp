#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "dateline/results.hpp"

namespace dateline {

// What an index holds, as of its last whole batch.
struct IndexStatistics {
  std::size_t passages = 0;
  std::size_t articles = 0;  // without copies
  std::size_t copies = 0;    // articles that say what one of those says
  std::size_t undated_articles = 0;
  std::optional<std::string>
      first_date;                        // YYYY-MM-DD, YYYY-MM or YYYY; nothing
  std::optional<std::string> last_date;  // if no article has a date
  FacetCounts languages;                 // of all passages
  FacetCounts sources;
  FacetCounts years;
  std::uintmax_t bytes = 0;  // on disk, without what is older than the batch
  std::uintmax_t posting_bytes = 0;  // of these: lists of terms, and values
  std::uintmax_t text_bytes = 0;     // the articles, compressed
  std::uintmax_t trace_bytes = 0;    // tokens of each passage
  std::size_t segments = 0;          // pieces that each search looks into
  std::size_t dead_passages = 0;     // of removed and replaced articles; they
                                     // take space, and no search finds them
  std::chrono::system_clock::time_point last_batch;  // when it was written
  int schema = 0;        // version of the index's format
  std::string analyser;  // fingerprint of the rules that made its terms
};

}  // namespace dateline
