#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

// An index is a folder: a manifest that lists immutable segments, the segments'
// own folders, which are databases of Xapian's, and what the writer needs. Only
// this class knows the names.
//
//   news.idx/manifest.json       what the index consists of
//   news.idx/manifest.json.new   the next manifest, while it is being published
//   news.idx/segment-000007/
//   news.idx/dead-000009         a tombstone: what of a segment is dead
//   news.idx/files-000010        the files that need not be read again
//   news.idx/copies-000011       articles that say what another one says
//   news.idx/building-batch/     pieces of a segment that is being made
//   news.idx/building-segment/   a segment that is being made
//   news.idx/XAPIANDB            a stub for Xapian's own tools; never read
//   news.idx/lock
//   news.idx/aliases.txt         the user's, if there is one; only read
class IndexFolder {
 public:
  explicit IndexFolder(std::filesystem::path path);

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path manifest() const;
  std::filesystem::path new_manifest() const;
  std::filesystem::path stub() const;
  std::filesystem::path new_stub() const;
  std::filesystem::path lock() const;
  std::filesystem::path building() const;
  std::filesystem::path building_segment() const;
  std::filesystem::path aliases() const;

  static std::string segment_name(std::uint64_t number);
  static std::string tombstone_name(std::uint64_t number);
  static std::string known_files_name(std::uint64_t number);
  static std::string copies_name(std::uint64_t number);

  // The text of the manifest; nothing without one. Throws IndexError if it
  // cannot be read, or if the folder is an index that a version without
  // manifests made.
  std::optional<std::string> read_manifest() const;

  // Files and folders that are parts of an index but are not among `listed`,
  // the names of what the manifest consists of: what an interrupted batch left,
  // and what the last one replaced. Lock, aliases, stub and manifest are never
  // among them.
  std::vector<std::filesystem::path> leftovers(
      const std::vector<std::string>& listed) const;

  // Throws IndexError if there are segments but no manifest, as in an
  // incomplete copy: nobody may take such a folder for an empty one. A first
  // batch that was interrupted leaves a new_manifest() too, and is none.
  void require_complete() const;

  // The name of a file in the folder that is no part of an index, if there is
  // one.
  std::optional<std::string> foreign_file() const;

  // Whether a folder that holds files and folders of these names is an index,
  // or a database of Xapian's within one; also if parts of it are missing.
  static bool is_index(const std::vector<std::string>& names);

 private:
  std::filesystem::path path_;
};

}  // namespace dateline
