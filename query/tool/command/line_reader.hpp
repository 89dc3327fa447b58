#pragma once

#include <cstddef>
#include <deque>
#include <istream>
#include <optional>
#include <string>

namespace dateline::query_tool {

// A line as it stands in the input, without its line end.
struct InputLine {
  std::string text;        // at most LineReader::max_kept bytes of it
  std::size_t size = 0;    // bytes of the whole line
  std::size_t number = 0;  // from 1
};

// The lines of a stream, in memory that does not grow with them. LF and CR LF
// end a line; the last one needs no end. A byte order mark is passed over.
class LineReader {
 public:
  static constexpr std::size_t max_kept = 1 << 16;

  explicit LineReader(std::istream& in) : in_(in) {}

  std::optional<InputLine> next();

  // The next line comes from next() once more.
  void put_back(InputLine line) { waiting_.push_front(std::move(line)); }

 private:
  std::optional<InputLine> read();

  std::istream& in_;
  std::size_t number_ = 0;
  std::deque<InputLine> waiting_;
};

}  // namespace dateline::query_tool
