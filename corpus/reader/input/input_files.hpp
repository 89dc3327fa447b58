#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

// A path that a user named.
struct InputArgument {
  std::filesystem::path path;
  // The folder named, or that of the file named: absolute, without symbolic
  // links. Empty for standard input and for a path that is not there.
  std::filesystem::path place;
  bool is_folder = false;
  std::size_t below = 0;   // in the paths of its files: where what is below
                           // `place` begins
  bool has_files = false;  // also true if other arguments reach its files
};

// What the system tells of a file without reading it. A file whose stamp is the
// same has not changed, if the stamp is_settled().
struct FileStamp {
  std::uint64_t size = 0;     // in bytes, as stored
  std::int64_t modified = 0;  // when its content was, in ns since 1970
  std::int64_t changed = 0;   // when its content, name or rights were

  bool operator==(const FileStamp&) const = default;
};

// Whether a file that is changed after `now`, in ns since 1970, gets another
// time of modification than `stamp` has: not if the stamp is as new as `now`,
// within the smallest step of the clock of its file system, nor if it is from
// the future.
bool is_settled(const FileStamp& stamp, std::int64_t now);

// The stamp of a file; of one that cannot be examined, which is told on opening
// it, all is 0.
FileStamp stamp_of(const std::filesystem::path& path);

// What tables beside a file had to do with it when it was read, as FileTables
// finds it.
struct TableTrace {
  std::uint64_t tables = 0;  // hash of the stamps of those in reach; 0 if there
                             // is none
  std::uint64_t row = 0;  // hash of what a row of theirs says of the file; of
                          // a table, of its rows that tell of files; 0 if
                          // there is none

  bool operator==(const TableTrace&) const = default;
};

// Of a file that has not changed since it was read, what tables had to do with
// it then; nothing of other files. `origin` is as InputList::origin_of() gives
// it.
using LastRead = std::function<std::optional<TableTrace>(
    const std::string& origin, const FileStamp& stamp)>;

// A file to be read, or why it cannot be.
struct InputFile {
  std::filesystem::path path;  // as reached from the argument; "-" is standard
                               // input
  std::size_t argument = 0;    // index of the argument that it was reached from
  // Absolute path without symbolic links, if a link leads from the argument to
  // the file; else empty.
  std::filesystem::path target;
  FileStamp stamp;                // when it was listed
  std::string error;              // "" if nothing is known against it
  bool is_unchanged = false;      // since it was read before; it is not read
  std::uint64_t records = 0;      // read so far, those that failed included
  std::uint64_t passed_over = 0;  // parts of it, or 1 if it is so itself
  TableTrace tables{};            // that tell of it
  FileStamp newest_table{};       // in reach

  bool is_standard_input() const { return path == "-"; }

  // The path in valid UTF-8, whatever bytes it has; "<stdin>".
  std::string name() const;
};

// What is not read, and is no error.
struct PassedOver {
  std::string name;    // the path in valid UTF-8
  std::string reason;  // "hidden, or a backup"
};

struct InputList {
  std::vector<InputFile> files;
  std::vector<InputArgument> arguments;
  // Files and folders in the folders named that are not looked into: hidden
  // ones, editors' files, backups, indexes, and folders of what saved web pages
  // consist of. Reading adds what is no article
  // but a picture or a program.
  std::vector<PassedOver> passed_over;

  // The file's absolute path, in which symbolic links below the argument are
  // kept, so that it does not depend on how the argument was written.
  std::filesystem::path place_of(const InputFile& file) const;

  // The file's absolute path without symbolic links, in valid UTF-8; "" of
  // standard input. It is where an index looks whether the file is still there.
  std::string origin_of(const InputFile& file) const;

  // The same as a path; empty of standard input.
  std::filesystem::path real_place_of(const InputFile& file) const;

  // The deepest folder that all arguments are in; empty if none is there.
  std::filesystem::path common_folder() const;
};

// Whether a folder with files and folders of these names is an index.
using IsIndex = std::function<bool(const std::vector<std::string>& names)>;

// All files that the arguments name: in the order of the arguments, within a
// folder sorted by path, bytewise. Folders are searched to any depth, except
// what is_passed_over() and the indexes that `is_index` knows. A file reached
// twice is listed once, under its own name rather than a symbolic link's; each
// folder is visited once, so that links cannot make a loop.
InputList list_input_files(const std::vector<std::filesystem::path>& arguments,
                           const IsIndex& is_index);

// Whether the name is that of a hidden file, a backup or a file that an editor
// or the system leaves in folders: ".git", "a.txt~", "#a.txt#", "~$a.docx",
// "a.txt.bak", "Thumbs.db".
bool is_passed_over(const std::string& name);

}  // namespace dateline
