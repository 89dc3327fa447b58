#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

// An index is a folder: a Xapian stub file that names the current generation,
// the generations' own database folders, and the writer's lock file.
//
//   news.idx/XAPIANDB          "glass generation-000007"
//   news.idx/generation-000007/
//   news.idx/lock
class IndexFolder {
 public:
  explicit IndexFolder(std::filesystem::path path);

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path stub() const;
  std::filesystem::path lock() const;

  // The generation that the stub names, as a path; nothing without a stub.
  // Throws IndexError if the stub cannot be read or is not ours.
  std::optional<std::filesystem::path> current() const;

  // Where the next generation is to be built: number above every existing one.
  std::filesystem::path next() const;

  // Makes `generation` current: a new stub is written beside the old one,
  // synced and renamed over it, so that readers see the old or the new, never
  // neither.
  void publish(const std::filesystem::path& generation) const;

  // Generations older than the current one's predecessor, and unfinished ones:
  // what a writer that holds the lock may delete.
  std::vector<std::filesystem::path> stale() const;

 private:
  std::filesystem::path path_;
};

}  // namespace dateline
