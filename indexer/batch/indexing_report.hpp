#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "dateline/error.hpp"

namespace dateline {

// What became of a batch. Every input is in exactly one of added, replaced,
// unchanged, duplicate, collided, failed and passed_over.
struct IndexingReport {
  std::uint64_t added = 0;      // articles whose id the index did not have
  std::uint64_t replaced = 0;   // whose id it had with other content
  std::uint64_t unchanged = 0;  // whose id it had with the same content
  std::uint64_t duplicate = 0;  // which come again later in the batch, or are
                                // copies
  std::uint64_t collided = 0;   // whose id comes again with other content
  std::uint64_t failed = 0;     // records that could not be read as an article
  std::uint64_t passed_over = 0;  // see InputList
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

// What there is to say of an input.
struct BatchMessage {
  enum class Kind {
    failure,      // it is no article
    collision,    // a later article of the batch takes its place
    note,         // a part of it was changed or left out
    unread_date,  // it gives a date that cannot be read
  };
  Kind kind;
  CorpusError what;
  std::size_t file = 0;  // index among the files of the input
};

// What became of one input: an article, a record that is none, or a file that
// was passed over.
struct InputOutcome {
  enum class State {
    added,
    replaced,
    unchanged,
    duplicate,    // it comes again in the batch, or another has its words
    collided,     // its id comes again in the batch, with other words
    failed,       // it is no article
    passed_over,  // it is not meant to be one
  };
  State state;
  std::uint64_t count = 1;  // of inputs; more only of a file that was not read
  std::string place;   // path, of a part of an archive with the path in it, and
                       // line: "a.jsonl:7"
  std::string file;    // path of the file that was read for it; "" of one that
                       // was passed over
  std::string id;      // of the article
  std::string reason;  // why it failed or was passed over; which input took the
                       // place of a duplicate or collided one

  // Of articles: how they were read.
  std::string format;
  std::string charset;  // "" if the format has only one
  std::string language;
  std::string date;         // as it was read; "" if there is none
  std::uint64_t bytes = 0;  // of title and text
  std::vector<std::string> notes;
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
