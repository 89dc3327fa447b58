#include "query/tool/print/text_wrap.hpp"

#include <algorithm>

#include "corpus/text/boundaries.hpp"
#include "corpus/text/display_width.hpp"

namespace dateline {
namespace {

class Wrapping {
 public:
  Wrapping(const MarkedText& text, std::size_t width, const Marks& marks)
      : text_(text), width_(width), marks_(marks) {}

  std::vector<std::string> lines() {
    std::size_t begin = 0;
    for (const std::size_t end : line_boundaries(text_.text)) {
      place({begin, end});
      begin = end;
    }
    if (line_.begin < line_.end) finish_line();
    return std::move(lines_);
  }

 private:
  // Puts a piece that is not to be parted on this line or the next.
  void place(Span piece) {
    if (fits({line_.begin, piece.end})) {
      line_.end = piece.end;
      return;
    }
    if (line_.begin < line_.end) finish_line();
    if (fits(piece)) {
      line_ = piece;
    } else {
      place_in_parts(piece);
    }
  }

  void place_in_parts(Span piece) {
    const std::string_view part =
        std::string_view(text_.text)
            .substr(piece.begin, piece.end - piece.begin);
    line_ = {piece.begin, piece.begin};
    for (const std::size_t offset : character_boundaries(part)) {
      const std::size_t end = piece.begin + offset;
      if (line_.begin < line_.end && !fits({line_.begin, end})) finish_line();
      line_.end = end;
    }
  }

  void finish_line() {
    lines_.push_back(marked(without_end_space(line_)));
    line_ = {line_.end, line_.end};
  }

  Span without_end_space(Span range) const {
    while (range.end > range.begin && text_.text[range.end - 1] == ' ') {
      --range.end;
    }
    return range;
  }

  bool fits(Span range) const {
    range = without_end_space(range);
    std::size_t columns =
        display_width(std::string_view(text_.text)
                          .substr(range.begin, range.end - range.begin));
    for (const Span& span : text_.spans) {
      const bool shown = span.begin < range.end && span.end > range.begin;
      columns += shown ? 2 * marks_.width : 0;
    }
    return columns <= width_;
  }

  std::string marked(Span range) const {
    std::string line;
    std::size_t at = range.begin;
    for (const Span& span : text_.spans) {
      const std::size_t begin = std::max(span.begin, at);
      const std::size_t end = std::min(span.end, range.end);
      if (begin >= end) continue;
      line.append(text_.text, at, begin - at);
      line += marks_.open;
      line.append(text_.text, begin, end - begin);
      line += marks_.close;
      at = end;
    }
    return line.append(text_.text, at, range.end - at);
  }

  const MarkedText& text_;
  std::size_t width_;
  const Marks& marks_;
  Span line_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> wrap(const MarkedText& text, std::size_t width,
                              const Marks& marks) {
  return Wrapping(text, width, marks).lines();
}

}  // namespace dateline
