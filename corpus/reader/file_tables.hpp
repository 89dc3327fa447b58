#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus/reader/container/file_table.hpp"
#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/input/byte_source.hpp"
#include "corpus/reader/input/file_row.hpp"
#include "corpus/reader/input/input_files.hpp"

// Joins tables to the files that they tell of (see FileTable).
namespace dateline {

using JoinedRows = std::shared_ptr<const std::set<std::size_t>>;

// The tables on a disk. In reach of a file are those beside it and in the
// folder above, within the root, whether they are part of the input or not, so
// that a file is read in the same way however it is reached. Used by one
// thread.
class FileTables {
 public:
  // `input` must outlive this.
  FileTables(const InputList& input, const std::filesystem::path& root,
             std::shared_ptr<const FieldNames> names);

  // Sets the `tables.tables` and the `newest_table` of a file, for which it
  // reads no file. Of a table the hash is that of the names of the files in its
  // reach.
  void look_around(InputFile& file);

  // Sets the `tables.row` of a file. Reads the tables in reach, or the table.
  void look_up(InputFile& file);

  // What the tables say of a file, the nearest first; null if they do not.
  std::shared_ptr<const FileRow> row_of(const InputFile& file);

  // The rows of a table that tell of files; null if there is none.
  JoinedRows joined_rows(const InputFile& table);

 private:
  struct Table {
    std::filesystem::path path;
    FileStamp stamp;
  };
  // What is in reach of the files of a folder.
  struct Reach {
    std::vector<Table> tables;  // those of the folder first
    std::uint64_t hash = 0;     // of their stamps
    FileStamp newest{};
  };
  // By path.
  using TablesByFolder = std::map<std::string, std::vector<Table>>;

  const Reach& reach_of(const std::filesystem::path& folder);
  const std::vector<Table>& tables_in(const std::filesystem::path& folder);
  bool is_listed(const std::filesystem::path& folder) const;
  const FileTable* read(const std::filesystem::path& path,
                        const std::filesystem::path& shown_folder);

  const InputList& input_;
  std::filesystem::path root_;
  std::shared_ptr<const FieldNames> names_;
  TablesByFolder tables_;
  std::map<std::string, Reach> reaches_;              // by folder
  std::map<std::string, std::uint64_t> name_hashes_;  // of what is in the reach
                                                      // of tables, by folder
  std::map<std::string, FileTable> read_;   // that tell of files, by path
  std::size_t read_memory_ = 0;             // of these
  std::unordered_set<std::string> others_;  // that tell of none
};

// The tables of an archive.
class ArchiveTables {
 public:
  // Reads the whole archive. `name` is for messages.
  ArchiveTables(std::unique_ptr<ByteSource> archive, const std::string& name,
                const FieldNames& names);

  // As in FileTables, by the paths in the archive.
  std::shared_ptr<const FileRow> row_of(const std::string& path) const;
  JoinedRows joined_rows(const std::string& path) const;

 private:
  std::map<std::string, FileTable> tables_;  // by path
};

}  // namespace dateline
