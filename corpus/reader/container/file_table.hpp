#pragma once

#include <cstddef>
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

namespace dateline {

// A table that tells of files: a row names a file beside the table, or in a
// folder right below, and has its title, date and the like.
class FileTable {
 public:
  // Nothing if the table is none of this kind, because it has texts itself or
  // no column that names files. Throws CorpusError if it cannot be read or has
  // more than some 100,000 rows.
  static std::optional<FileTable> read(std::unique_ptr<ByteSource> source,
                                       const ContainerPlace& place);

  // Finds the files that the rows name. Paths are relative to the folder of the
  // table: "posts/12.ferry.html". A row may name a file by its path or name,
  // with or without the ending. A name that two rows give, or that files of two
  // folders have, names none. To be called once; the rows are then forgotten
  // but for those that name a file.
  void join(const std::vector<std::string>& paths);

  // What the table says of the file with this path; null if no row names it.
  std::shared_ptr<const FileRow> row_of(const std::string& path) const;

  // The rows that name a file, by number; null if none does.
  const std::shared_ptr<const std::set<std::size_t>>& joined_rows() const {
    return joined_rows_;
  }

  // What its rows take, in bytes.
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
  RowsByCell rows_by_cell() const;
  std::shared_ptr<const FileRow> joined_row(const Match& match) const;

  std::string name_;
  std::size_t memory_ = 0;
  std::vector<TableRow> rows_;
  std::unordered_map<std::string, std::shared_ptr<const FileRow>> row_of_;
  std::shared_ptr<const std::set<std::size_t>> joined_rows_;
};

// Whether a file of this name may be a table: "posts.csv", "posts.TSV.gz".
bool has_table_name(std::string_view name);

}  // namespace dateline
