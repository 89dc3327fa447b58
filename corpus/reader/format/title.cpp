#include "corpus/reader/format/title.hpp"

#include <algorithm>
#include <cstddef>

#include "corpus/reader/format/dateline_byline.hpp"
#include "corpus/text/display_width.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_title = 120;  // columns
constexpr std::size_t max_words = 18;
constexpr unsigned lines_compared = 4;

std::size_t count_words(std::string_view line) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : line) {
    words += !in_word && !is_ascii_space(c);
    in_word = !is_ascii_space(c);
  }
  return words;
}

// A full stop, but not an ellipsis or the one of "U.S." and "Inc.".
bool ends_with_full_stop(std::string_view line) {
  if (line.ends_with("。")) return true;
  if (!line.ends_with('.') || line.ends_with("..")) return false;
  const std::size_t space = line.find_last_of(' ');
  std::string_view word = line.substr(space == line.npos ? 0 : space + 1);
  word.remove_suffix(1);
  return word.find('.') == word.npos && !is_abbreviation_in_names(word);
}

bool is_certain_byline(std::string_view line) {
  const auto byline = parse_byline(line);
  return byline && byline->is_certain;
}

bool may_be_title(std::string_view line) {
  return display_width(line) <= max_title && count_words(line) <= max_words &&
         !ends_with_full_stop(line) && !parse_dateline(line) &&
         !is_certain_byline(line);
}

// Width of the widest of the next lines, up to a blank one.
std::size_t width_below(std::string_view text, Line line, char line_break) {
  std::size_t widest = 0;
  for (unsigned i = 0; i < lines_compared && line.next < text.size(); ++i) {
    line = line_at(text, line.next, line_break);
    if (is_blank(line.of(text))) break;
    widest = std::max(widest, display_width(trimmed(line.of(text))));
  }
  return widest;
}

// Whether the line was ended on purpose: the first word of the next line would
// have fitted, and the line has at most three quarters of `width`.
bool is_clearly_shorter(std::string_view line, std::string_view next,
                        std::size_t width) {
  const std::string_view next_word = next.substr(0, next.find(' '));
  const std::size_t columns = display_width(line);
  return columns + 1 + display_width(next_word) <= width &&
         columns * 4 <= width * 3;
}

}  // namespace

bool first_line_is_title(std::string_view text) {
  const char line_break = line_break_of(text);
  const Line first = line_at(text, 0, line_break);
  const std::string_view line = trimmed(first.of(text));
  if (is_blank(text.substr(first.next)) || !may_be_title(line)) return false;
  const std::string_view next =
      trimmed(line_at(text, first.next, line_break).of(text));
  return next.empty() || is_in_capitals(line) ||
         is_clearly_shorter(line, next, width_below(text, first, line_break));
}

}  // namespace dateline
