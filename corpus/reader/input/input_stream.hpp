#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// The bytes of one file or of standard input, in blocks. gzip, zstd, bzip2 and
// xz are recognised by content and read through, joined streams included.
// Memory does not grow with the input. Used by one thread.
class InputStream {
 public:
  // Opens a regular file; anything else is refused, so that a named pipe cannot
  // hang the run. Throws CorpusError with `name` as its file.
  static InputStream of_file(const std::filesystem::path& path,
                             const std::string& name);
  static InputStream of_standard_input(const std::string& name);

  InputStream(InputStream&&) noexcept;
  InputStream& operator=(InputStream&&) noexcept;
  ~InputStream();

  // The next block, never empty, good until the next call; nothing at the end.
  // Throws CorpusError if the file cannot be read or its compressed data are
  // cut short or damaged; then the stream is at its end.
  std::optional<std::string_view> next_block();

  // Bytes read from the file, as they are stored.
  std::uint64_t bytes_read() const;

 private:
  struct Impl;
  explicit InputStream(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
