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
//   news.idx/XAPIANDB.new        the next stub, while it is being written
//   news.idx/generation-000007/
//   news.idx/building-batch/     segments of a batch under way
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

  // The generation that the stub names, as a path; nothing without a stub.
  // Throws IndexError if the stub cannot be read or names no generation.
  std::optional<std::filesystem::path> current() const;

  // Where the next generation is to be built. Its number is above that of every
  // generation in the folder.
  std::filesystem::path next() const;

  // Makes `generation` current: a new stub is written beside the old one,
  // synced and renamed over it, so that readers see the old or the new, never
  // neither.
  void publish(const std::filesystem::path& generation) const;

  // What a writer that holds the lock may delete: unfinished generations and
  // segments, and generations older than the one before the current one, which
  // stays for readers that have it open.
  std::vector<std::filesystem::path> stale() const;

  // The name of a file in the folder that is no part of an index, if there is
  // one.
  std::optional<std::string> foreign_file() const;

 private:
  std::filesystem::path path_;
};

}  // namespace dateline
