#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

// What became of a batch. Every article that was read is in exactly one of
// added, replaced, unchanged, duplicate and failed.
struct IndexingReport {
  std::uint64_t added = 0;      // articles whose id the index did not have
  std::uint64_t replaced = 0;   // whose id it had with other content
  std::uint64_t unchanged = 0;  // whose id it had with the same content
  std::uint64_t duplicate = 0;  // whose id comes again later in the batch
  std::uint64_t failed = 0;     // records that could not be read as an article
  std::uint64_t removed = 0;    // by name, or because their file is gone
  std::vector<std::string> not_found;  // ids to remove that it did not have

  std::uint64_t unread_dates = 0;  // dates that were given and not read, of the
                                   // articles read

  std::uint64_t passages = 0;    // of the articles added and replaced
  std::uint64_t text_bytes = 0;  // of every article read, titles included

  bool operator==(const IndexingReport&) const = default;
};

// How far the writer is with a batch.
struct IndexingProgress {
  enum class Phase { reading, writing };
  Phase phase = Phase::reading;
  std::uint64_t bytes_total = 0;  // of the input, compressed; 0 if not known
  std::uint64_t bytes_read = 0;
  std::uint64_t text_bytes = 0;  // of the articles read
};

}  // namespace dateline
