#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/reader/input/input_stream.hpp"

namespace dateline {

// One line of JSON lines, not looked into.
struct RawLine {
  std::string bytes;  // without the line feed; empty if `too_long`
  std::size_t number = 1;
  bool too_long = false;  // above max_record_bytes
};

// Cuts a stream into lines, in memory of one block and one line. A byte order
// mark at the beginning is dropped. Used by one thread.
class LineStream {
 public:
  LineStream(InputStream stream, std::string name);

  // The next line; nothing at the end. Throws CorpusError if the stream breaks,
  // naming the line, or if what it holds cannot be JSON lines.
  std::optional<RawLine> next();

  std::uint64_t bytes_read() const { return stream_.bytes_read(); }

 private:
  bool fill();
  std::optional<std::string_view> next_block();
  void check_beginning();

  InputStream stream_;
  std::string name_;
  std::string_view block_;  // what is left of the stream's block
  std::size_t number_ = 0;  // of the line at hand
  bool started_ = false;
};

}  // namespace dateline
