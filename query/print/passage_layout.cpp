#include "query/print/passage_layout.hpp"

#include <algorithm>

#include "corpus/text/display_width.hpp"
#include "corpus/text/sentence_end.hpp"
#include "corpus/text/wrapped_lines.hpp"

namespace dateline {
namespace {

struct SourceLine {
  Span range;
  std::size_t indent = 0;
  std::size_t width = 0;       // columns, without the indent
  std::size_t first_word = 0;  // its columns: what the line before had no room
                               // for, if it was wrapped
  bool ends_clause = false;

  bool blank() const { return width == 0; }
};

SourceLine read_line(std::string_view text, Span range) {
  SourceLine line{range};
  const std::string_view raw =
      text.substr(range.begin, range.end - range.begin);
  const std::string shown = display_text(raw);
  if (shown.empty()) return line;
  line.indent = std::min(raw.find_first_not_of(" \t"), raw.size());
  if (raw.starts_with("\u3000")) line.indent = 2;
  line.width = display_width(shown);
  line.first_word = first_word_width(shown);
  line.ends_clause = ends_clause(shown);
  return line;
}

std::vector<SourceLine> read_lines(std::string_view text) {
  std::vector<SourceLine> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end =
        std::min(text.find_first_of("\r\n", begin), text.size());
    lines.push_back(read_line(text, {begin, end}));
    const bool crlf = text.substr(end, 2) == "\r\n";
    begin = end + (crlf ? 2 : 1);
  }
  return lines;
}

// What can be told of the column that the source was wrapped to.
class Column {
 public:
  explicit Column(const std::vector<SourceLine>& lines) {
    for (const SourceLine& line : lines) {
      if (line.blank()) continue;
      width_ = std::max(width_, line.width);
      indent_ = std::min(indent_, line.indent);
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
      wrapped_ = wrapped_ || (!lines[i - 1].ends_clause &&
                              had_no_room(lines[i - 1], lines[i]));
    }
  }

  // Whether `next` goes on with the paragraph of `line`.
  bool goes_on(const SourceLine& line, const SourceLine& next) const {
    return wrapped_ && next.indent <= indent_ && had_no_room(line, next);
  }

 private:
  bool had_no_room(const SourceLine& line, const SourceLine& next) const {
    if (line.blank() || next.blank()) return false;
    if (width_ < min_column_width || width_ > max_column_width) return false;
    return dateline::had_no_room(line.width, next.first_word, width_);
  }

  std::size_t width_ = 0;
  std::size_t indent_ = std::string_view::npos;
  bool wrapped_ = false;
};

std::vector<Span> find_paragraphs(std::string_view text) {
  const std::vector<SourceLine> lines = read_lines(text);
  const Column column(lines);
  std::vector<Span> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    if (i > 0 && column.goes_on(lines[i - 1], lines[i])) {
      paragraphs.back().end = lines[i].range.end;
    } else {
      paragraphs.push_back(lines[i].range);
    }
  }
  return paragraphs;
}

std::vector<Span> within(Span range, const std::vector<Span>& spans) {
  std::vector<Span> parts;
  for (const Span& span : spans) {
    if (span.begin >= range.end || span.end <= range.begin) continue;
    parts.push_back({std::max(span.begin, range.begin) - range.begin,
                     std::min(span.end, range.end) - range.begin});
  }
  return parts;
}

}  // namespace

std::vector<MarkedText> display_paragraphs(std::string_view text,
                                           const std::vector<Span>& spans) {
  std::vector<MarkedText> paragraphs;
  for (const Span& range : find_paragraphs(text)) {
    paragraphs.push_back(
        display_text(text.substr(range.begin, range.end - range.begin),
                     within(range, spans)));
  }
  return paragraphs;
}

}  // namespace dateline
