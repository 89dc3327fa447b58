#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/reader/input/byte_source.hpp"

namespace dateline {

// One line, not looked into.
struct RawLine {
  std::string bytes;  // without the line feed; empty if `too_long`
  std::size_t number = 1;
  bool too_long = false;  // above max_record_bytes
};

// Cuts a source into lines, in memory of one block and one line. A byte order
// mark at the beginning is dropped. Used by one thread.
class LineStream {
 public:
  LineStream(std::unique_ptr<ByteSource> source, std::string name);

  // The next line; nothing at the end. Throws CorpusError if the stream breaks,
  // naming the line, or if what it holds is no text.
  std::optional<RawLine> next();

 private:
  bool fill();
  std::optional<std::string_view> next_block();
  void check_beginning();

  std::unique_ptr<ByteSource> source_;
  std::string name_;
  std::string_view block_;  // what is left of the source's block
  std::size_t number_ = 0;  // of the line at hand
  bool started_ = false;
};

}  // namespace dateline
