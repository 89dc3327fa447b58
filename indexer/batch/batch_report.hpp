#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

// What became of a batch. Every article that was read is in exactly one of
// added, replaced, unchanged, duplicate and failed.
struct BatchReport {
  std::uint64_t added = 0;             // articles that the index did not have
  std::uint64_t replaced = 0;          // had with other content
  std::uint64_t unchanged = 0;         // had with the same content
  std::uint64_t duplicate = 0;         // of the id of a later one in the batch
  std::uint64_t failed = 0;            // records that are no article
  std::uint64_t removed = 0;           // by name, or because the file is gone
  std::vector<std::string> not_found;  // ids to remove that it did not have

  std::uint64_t passages = 0;    // of the articles added and replaced
  std::uint64_t text_bytes = 0;  // of all articles read, titles included

  bool operator==(const BatchReport&) const = default;
};

// How far a batch is.
struct BatchProgress {
  enum class Phase { reading, writing };
  Phase phase = Phase::reading;
  std::uint64_t bytes_total = 0;  // of the input, compressed; 0 if not known
  std::uint64_t bytes_read = 0;
  std::uint64_t text_bytes = 0;  // of the articles read
};

}  // namespace dateline
