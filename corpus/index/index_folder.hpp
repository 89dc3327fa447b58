#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

// An index is a folder: a Xapian stub file that names the current generation,
// the generations' own database folders, and what the writer needs. Only this
// class knows the names.
//
//   news.idx/XAPIANDB            "glass generation-000007"
//   news.idx/XAPIANDB.new        the next stub, while it is being published
//   news.idx/generation-000007/
//   news.idx/building-batch/     segments of a batch under way
//   news.idx/building-generation/
//   news.idx/lock
//   news.idx/aliases.txt         the user's, if there is one; only read
class IndexFolder {
 public:
  explicit IndexFolder(std::filesystem::path path);

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path stub() const;
  std::filesystem::path lock() const;
  std::filesystem::path building() const;
  std::filesystem::path aliases() const;

  std::filesystem::path building_generation() const;

  // The generation that the stub names, as a path; nothing without a stub.
  // Throws IndexError if the stub cannot be read or names no generation.
  std::optional<std::filesystem::path> current() const;

  // Makes building_generation() the current generation. It is renamed to a
  // number above that of every generation in the folder; a new stub is written
  // and synced before that, and renamed over the old one behind it, so that
  // readers see the old or the new, never neither. Returns its path.
  std::filesystem::path publish() const;

  // Brings the folder to what it was before or after a first publication that
  // a kill interrupted, and deletes what other interrupted batches left. Then
  // calls require_stub(). For a writer that holds the lock.
  void recover() const;

  // Throws IndexError if there are generations but no stub, as in an incomplete
  // copy: nobody may take such a folder for an empty one.
  void require_stub() const;

  // Generations older than the one before the current one, which stays for
  // readers that have it open. A writer may delete them after publish().
  std::vector<std::filesystem::path> outdated() const;

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
