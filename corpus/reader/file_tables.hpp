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

namespace dateline {

// The tables on a disk that tell of files (see FileTable). In reach of a file
// are those beside it and in the folder above, within the root, whether they
// are part of the input or not, so that a file is read in the same way however
// it is reached. Used by one thread.
class FileTables {
 public:
  // `input` must outlive this.
  FileTables(const InputList& input, const std::filesystem::path& root,
             std::shared_ptr<const FieldNames> names);

  // Finds out what tables have to do with a file, as far as that tells whether
  // it is unchanged since `last_read`; sets its `tables`, `newest_table` and
  // `is_unchanged`.
  void find_unchanged(InputFile& file, const LastRead& last_read);

  // Sets the `tables.row` of a file. Reads the tables in reach, or the table.
  void look_up(InputFile& file);

  // What the tables say of a file, the nearest first; null if they do not.
  std::shared_ptr<const FileRow> row_of(const InputFile& file);

  // The rows of a table that tell of files; null if there is none.
  JoinedRows joined_rows(const InputFile& table);

  // Why a table that tells of files is not joined to them, if joined_rows() has
  // none; "" if it tells of no files.
  std::string why_unjoined(const InputFile& table) const;

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

  void look_around(InputFile& file);
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
  std::map<std::string, FileTable> read_;        // that tell of files, by path
  std::size_t read_memory_ = 0;                  // of these
  std::unordered_set<std::string> others_;       // that tell of none
  std::map<std::string, std::string> unjoined_;  // reasons, by path
};

}  // namespace dateline
