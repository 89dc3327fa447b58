#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "corpus/article.hpp"
#include "dateline/error.hpp"

namespace dateline {

// The bytes of one article, not looked into yet.
struct RawRecord {
  enum class Format { text_file, json_line };
  Format format = Format::text_file;
  std::string bytes;
  std::string name;  // for messages: the path as given, or "<stdin>"
  std::string id;    // path relative to the argument; "name:line" in JSON lines
  std::string origin;    // absolute path; "" for standard input
  std::size_t line = 1;  // where the record begins in `origin`, from 1
};

// A record above this size is refused: it is no article, and would cost memory.
inline constexpr std::size_t record_limit_bytes = 32u << 20;

// Walks files, folders and standard input ("-", JSON lines) in the order given,
// folders to any depth and sorted by path, and cuts them into records. gzip,
// zstd, bzip2 and xz are read through. A file is JSON lines if its name says so
// (.jsonl, .ndjson, before .gz and the like), else one text article. Hidden
// files and folders are passed over; a file that is reached twice, also by a
// symbolic link, is read once. Used by one thread.
class RecordReader {
 public:
  explicit RecordReader(std::vector<std::filesystem::path> paths);
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
