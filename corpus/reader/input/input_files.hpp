#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

// A file to be read, or why it cannot be.
struct InputFile {
  std::filesystem::path path;  // "-" is standard input
  std::size_t id_begin = 0;  // in `path`: where the part below the argument is
  std::uint64_t size = 0;    // in bytes, as stored
  std::string error;         // "" if nothing is known against it

  bool is_standard_input() const { return path == "-"; }

  // In valid UTF-8, whatever bytes the path has.
  std::string name() const;
  std::string id() const;
};

// All files that the arguments name: in the order of the arguments, within a
// folder sorted by path, bytewise. Folders are searched to any depth, except
// what is hidden. A file reached twice is listed once, under its own name
// rather than a symbolic link's; each folder is visited once, so that links
// cannot make a loop.
std::vector<InputFile> list_input_files(
    const std::vector<std::filesystem::path>& arguments);

}  // namespace dateline
