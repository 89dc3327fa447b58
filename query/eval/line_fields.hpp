#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/input/line_stream.hpp"

namespace dateline::eval {

using Fields = std::vector<std::string_view>;

// Reads the lines of a file of judgements or of a run, without the blank ones.
// Decompresses compressed files. Not thread-safe.
class LineFields {
 public:
  // "-" is standard input. Throws CorpusError if there is no such file.
  explicit LineFields(const std::string& file);

  // Returns the next line, which is valid until the next call; nothing at the
  // end. Throws CorpusError if the file cannot be read or is not text.
  std::optional<std::string_view> next();

  const std::string& file() const { return file_; }
  std::size_t number() const { return line_.number; }

  // Throws CorpusError that names the line which next() returned last.
  [[noreturn]] void refuse(const std::string& reason) const;

 private:
  std::string file_;
  LineStream lines_;
  RawLine line_;
};

// The words of a line, which any number of spaces and tabs may separate.
Fields words_of(std::string_view line);

// The columns of a line, which single tabs separate. A carriage return at the
// end of the line belongs to none.
Fields columns_of(std::string_view line);

}  // namespace dateline::eval
