#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/input/line_stream.hpp"

namespace dateline::eval {

using Fields = std::vector<std::string_view>;

// The lines of a file of qrels or of a run, blank ones passed over. Compressed
// files are read through. Used by one thread.
class LineFields {
 public:
  // "-" is standard input. Throws CorpusError if there is no such file.
  explicit LineFields(const std::string& file);

  // The next line, good until the next call; nothing at the end. Throws
  // CorpusError if the file cannot be read or is no text.
  std::optional<std::string_view> next();

  const std::string& file() const { return file_; }
  std::size_t number() const { return line_.number; }

  // Throws CorpusError about the line that next() gave last.
  [[noreturn]] void refuse(const std::string& reason) const;

 private:
  std::string file_;
  LineStream lines_;
  RawLine line_;
};

// What lies between white space, which may be several spaces or tabs.
Fields words_of(std::string_view line);

// What lies between single tabs, without a carriage return at the end.
Fields columns_of(std::string_view line);

}  // namespace dateline::eval
