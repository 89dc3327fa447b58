#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/reader/container/container.hpp"
#include "corpus/reader/container/table_rows.hpp"
#include "corpus/reader/input/file_row.hpp"
#include "dateline/error.hpp"

namespace dateline {

// More rows of a table name files than can be kept.
class TooManyRows : public CorpusError {
 public:
  using CorpusError::CorpusError;
};

// The files that the rows of a table may tell of.
struct FilesInReach {
  // Relative to the folder of the table: "posts/12.ferry.html".
  std::vector<std::string> paths;
  // Whether the file with this path is one article. Asked only of those that a
  // row names.
  std::function<bool(const std::string& path)> is_article;
};

// A table that tells of files: a row names a file beside the table, or in a
// folder right below, and has its title, date and the like. A row may name a
// file by its path or name, with or without the ending. A name that two rows
// give, or that files of two folders have, names none.
class FileTable {
 public:
  // Whether a table is of this kind: it has no texts itself, and a column that
  // may name files. Throws CorpusError if the header cannot be read.
  static bool tells_of_files(std::unique_ptr<ByteSource> source,
                             const ContainerPlace& place);

  // Nothing if the table is none of this kind or names no file in reach. Keeps
  // only the rows that name one. Throws CorpusError if the table cannot be
  // read, and TooManyRows.
  static std::optional<FileTable> read(std::unique_ptr<ByteSource> source,
                                       const ContainerPlace& place,
                                       const FilesInReach& files);

  // What the table says of the file with this path; null if no row names it.
  std::shared_ptr<const FileRow> row_of(const std::string& path) const;

  // The rows that name a file, by number.
  const JoinedRows& joined_rows() const { return joined_rows_; }

  // What the rows that name a file take, in bytes.
  std::size_t memory() const { return memory_; }

 private:
  struct Match {
    std::size_t row = 0;     // index in rows_
    std::size_t column = 0;  // index in its file_names
    bool by_path = false;
  };
  // For each column that may name files, the index of the row by the cell;
  // that of no row if two have it.
  using RowsByCell = std::vector<std::unordered_map<std::string, std::size_t>>;

  explicit FileTable(std::string name) : name_(std::move(name)) {}
  void keep_rows_of(TableRows& rows, const std::vector<std::string>& paths);
  void join(const FilesInReach& files);
  RowsByCell rows_by_cell() const;
  std::shared_ptr<const FileRow> joined_row(const Match& match) const;

  std::string name_;
  std::size_t memory_ = 0;
  std::vector<TableRow> rows_;
  std::unordered_map<std::string, std::shared_ptr<const FileRow>> row_of_;
  JoinedRows joined_rows_;
};

// Whether a file of this name may be a table: "posts.csv", "posts.TSV.gz".
bool has_table_name(std::string_view name);

}  // namespace dateline
