#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

// What became of a batch. Every input is in exactly one of added, replaced,
// unchanged, duplicate, collided, failed and passed_over.
struct IndexingReport {
  std::uint64_t added = 0;        // articles whose id the index did not have
  std::uint64_t replaced = 0;     // whose id it had with other content
  std::uint64_t unchanged = 0;    // whose id it had with the same content
  std::uint64_t duplicate = 0;    // which come again later in the batch, or are
                                  // copies
  std::uint64_t collided = 0;     // whose id comes again with other content
  std::uint64_t failed = 0;       // records that are no article
  std::uint64_t passed_over = 0;  // which are not meant to be an article
  // Files that were not read, because they have not changed since they were.
  // Their articles count as unchanged.
  std::uint64_t unread_files = 0;
  std::uint64_t removed = 0;  // by name, or because their file or line is gone
  std::vector<std::string> not_found;  // ids to remove that it did not have

  // Of the duplicate: which have the words of an article with another id. They
  // are found, listed and removed by their own ids, but stored once.
  std::uint64_t copies = 0;
  // Articles of the batch that have the words of an article with another id
  // that the index had before.
  std::uint64_t doubled = 0;

  std::uint64_t unread_dates = 0;  // dates that were given and not read, of the
                                   // articles read

  std::uint64_t passages = 0;    // of the articles added and replaced
  std::uint64_t text_bytes = 0;  // of every article read, titles included

  bool operator==(const IndexingReport&) const = default;
};

// What an index is made of.
struct IndexSize {
  std::size_t segments = 0;
  std::uint64_t passages = 0;  // that are found
  std::uint64_t dead = 0;      // passages that are still in the files
};

}  // namespace dateline
