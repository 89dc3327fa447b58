#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"
#include "dateline/error.hpp"

namespace dateline {

// Walks files, folders and standard input ("-", JSON lines) in the order given,
// folders to any depth and sorted by path, and cuts them into records. gzip,
// zstd, bzip2 and xz are read through. A file is JSON lines if its name says so
// (.jsonl, .ndjson, before .gz and the like), else one text article. Hidden
// files and folders are passed over; a file that is reached twice, also by a
// symbolic link, is read once. Used by one thread.
class RecordReader {
 public:
  explicit RecordReader(const std::vector<std::filesystem::path>& paths);
  ~RecordReader();

  // The next record, or why it could not be had; nothing at the end. After an
  // error the reader goes on with the next line or file.
  std::optional<std::variant<RawRecord, CorpusError>> next();

  // For a progress display: bytes of all named files, and those consumed. Both
  // count compressed bytes; the total is 0 where standard input is read.
  std::uint64_t bytes_total() const;
  std::uint64_t bytes_read() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Makes an article of a record. Throws CorpusError if it is none: not UTF-8,
// not JSON, binary, or with neither text nor title. Pure function; safe from
// any thread.
Article parse_record(const RawRecord& record);

}  // namespace dateline
