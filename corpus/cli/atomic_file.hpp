#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

// Throws Error if there is such a file and it may not be overwritten. Devices
// and pipes are written to, and are never in the way.
void require_new(const std::filesystem::path& file, bool may_overwrite);

// A file that appears under its name when it is whole. Until then it is written
// under the name with ".tmp" behind it, and stands in the place of no other; a
// process that is killed may leave that behind. "-" is standard output, to
// which everything goes at once, as to a device or a pipe. Not thread-safe.
class AtomicFile {
 public:
  // Throws Error if the file cannot be written, as all functions do.
  explicit AtomicFile(std::filesystem::path file);
  ~AtomicFile();  // deletes what is not finished
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::string_view text);

  // Must be called at the end. The file is on the disk then.
  void finish();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  bool is_renamed() const { return written_ != file_; }
  [[noreturn]] void fail() const;

  std::filesystem::path file_;
  std::filesystem::path written_;          // what is written; it may be `file_`
  std::unique_ptr<std::FILE, Close> out_;  // null if that is standard output,
                                           // or finished
};

}  // namespace dateline
