#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/input/byte_source.hpp"
#include "corpus/reader/input/input_files.hpp"
#include "corpus/reader/input/raw_record.hpp"
#include "corpus/reader/input_sources.hpp"
#include "dateline/error.hpp"

namespace dateline {

struct ReadingRules {
  // Absolute path of the folder that ids of files are relative to; empty for
  // the deepest folder that all paths are in.
  std::filesystem::path root;
  // Indexes in the folders are passed over.
  IsIndex is_index = [](const std::vector<std::string>&) { return false; };
  // What keys and columns stand for.
  FieldNames names{};
  // A file for which it gives what holds now as well is not read again.
  LastRead last_read = [](const auto&...) { return std::nullopt; };
  OpenStandardInput standard_input = {};  // null for that of the process
};

// Why a record could not be had.
struct ReadError {
  CorpusError what;
  std::size_t file = 0;  // index among the files of the input
};

// Walks files, folders and standard input ("-") in the order given, folders to
// any depth and sorted by path, and cuts them into records. What a file is, its
// content says, else its name (see Format); archives are read through, in each
// other too, and so are gzip, zstd, bzip2 and xz. What list_input_files()
// passes over is not read, and what is no article but a picture or a program is
// passed over in folders and archives; a file that is reached twice, also by a
// symbolic link, is read once. A file that a row of a table tells of has that
// row in its record (see FileTables); the table then counts as passed over, and
// only its other rows are records. Used by one thread.
class RecordReader {
 public:
  explicit RecordReader(const std::vector<std::filesystem::path>& paths,
                        const ReadingRules& rules = {});
  ~RecordReader();

  // The next record, or why it could not be had; nothing at the end. After an
  // error the reader goes on with the next line or file.
  std::optional<std::variant<RawRecord, ReadError>> next();

  // What is read, and how many records of each file were so far.
  const InputList& input() const;

  // The folder that ids are relative to; empty if neither the rules
  // nor the paths tell one.
  const std::filesystem::path& root() const;

  // For a progress display: bytes of all named files, and those consumed. Both
  // count compressed bytes; the total is 0 where standard input is read.
  std::uint64_t bytes_total() const;
  std::uint64_t bytes_read() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Makes an article of a record. Throws CorpusError if it is none: binary,
// damaged, or with neither text nor title. Pure function; safe from any thread.
Article parse_record(const RawRecord& record);

}  // namespace dateline
