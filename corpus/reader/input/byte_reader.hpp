#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/reader/input/byte_source.hpp"

namespace dateline {

// Takes pieces of a source, whatever its blocks. Used by one thread.
class ByteReader {
 public:
  explicit ByteReader(std::unique_ptr<ByteSource> source)
      : source_(std::move(source)) {}

  // The next line without its line break; nothing at the end. What a line has
  // above `max_bytes` is dropped.
  std::optional<std::string> line(std::size_t max_bytes);

  // The next `count` bytes, less at the end.
  std::string bytes(std::size_t count);

  // Passes over so many bytes. Returns how many there were.
  std::uint64_t skip(std::uint64_t count);

  // At the end, goes on behind damage if there is a part that can be read: see
  // ByteSource::resume().
  bool resume() { return source_->resume(); }

 private:
  bool fill();

  std::unique_ptr<ByteSource> source_;
  std::string_view block_;
};

}  // namespace dateline
