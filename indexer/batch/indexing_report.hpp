#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "dateline/error.hpp"
#include "dateline/indexing_report.hpp"

namespace dateline {

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
  // What a table says of its file, by the names of the columns.
  std::vector<std::pair<std::string, std::string>> row;
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
