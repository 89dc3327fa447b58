#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/reader/input/byte_source.hpp"

struct archive;  // libarchive's

namespace dateline {

// What is stored in gzip, zstd, bzip2, xz and the like, joined streams
// included; other bytes as they are. Memory does not grow with the input.
class DecompressedSource final : public ByteSource {
 public:
  // `name` is the file of its errors: compressed data that are cut short or
  // damaged.
  DecompressedSource(std::unique_ptr<ByteSource> stored,
                     const std::string& name);
  ~DecompressedSource() override;

  std::optional<std::string_view> next_block() override;
  bool resume() override;  // with the next member of gzip
  std::string note() const override;

 private:
  struct Impl;
  std::unique_ptr<ByteSource> stored_;
  std::unique_ptr<Impl> impl_;
};

// Why libarchive cannot read on, and what to do. EIO stands for an error of the
// source, which says so itself.
std::string why_unreadable(struct archive* reader);

// By which names of compressed files end, in small letters.
inline constexpr std::string_view packed_endings[] = {
    ".gz", ".zst", ".bz2", ".xz", ".lzma", ".lz", ".lz4", ".z"};

// Whether DecompressedSource would change bytes that begin like this.
bool is_compressed(std::string_view beginning);

// The bytes of one file or of standard input, decompressed. Used by one thread.
class InputStream final : public ByteSource {
 public:
  // Opens a regular file; anything else is refused, so that a named pipe cannot
  // hang the run. Throws CorpusError with `name` as its file.
  static std::unique_ptr<InputStream> of_file(const std::filesystem::path& path,
                                              const std::string& name);
  static std::unique_ptr<InputStream> of_standard_input(
      const std::string& name);
  // Bytes that are not compressed.
  static std::unique_ptr<InputStream> of_source(
      std::unique_ptr<ByteSource> bytes);

  std::optional<std::string_view> next_block() override {
    return bytes_->next_block();
  }
  bool resume() override { return bytes_->resume(); }
  std::string note() const override { return bytes_->note(); }

  // Bytes read from the file, as they are stored.
  std::uint64_t bytes_read() const { return bytes_read_(); }

 private:
  InputStream(int number, bool owned, const std::string& name);
  explicit InputStream(std::unique_ptr<ByteSource> bytes);

  std::unique_ptr<ByteSource> bytes_;
  std::function<std::uint64_t()> bytes_read_;  // of what bytes_ owns
};

}  // namespace dateline
