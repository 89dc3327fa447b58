#include "corpus/splitter/paragraphs.hpp"

#include <algorithm>
#include <limits>

#include "corpus/text/display_width.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/sentence_end.hpp"
#include "corpus/text/wrapped_lines.hpp"

namespace dateline {
namespace {

// The layout of a text is judged by its first lines.
constexpr std::size_t max_sample_lines = 400;

// How the lines of a text make paragraphs.
struct Layout {
  bool hard_wrapped = false;
  std::size_t width = 0;        // columns of a full line
  std::size_t base_indent = 0;  // columns by which every line is indented
};

constexpr std::string_view ideographic_space = "\u3000";

std::size_t indent_of(std::string_view line) {
  std::size_t columns = 0;
  while (!line.empty()) {
    if (line.front() == ' ' || line.front() == '\t') {
      columns += line.front() == ' ' ? 1 : 4;
      line.remove_prefix(1);
    } else if (line.starts_with(ideographic_space)) {
      columns += 2;
      line.remove_prefix(ideographic_space.size());
    } else {
      break;
    }
  }
  return columns;
}

// Whether the break between two lines is likely one within a paragraph: the
// sentence goes on, and the next word had no room.
bool continues(std::string_view line, std::string_view next,
               std::size_t width) {
  next = trimmed(next);
  if (begins_in_lower_case(next)) return true;
  if (width < min_column_width || ends_clause(line)) return false;
  return had_no_room(display_width(line), first_word_width(next), width);
}

std::vector<std::string_view> first_lines(std::string_view text,
                                          char line_break) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0;
       at < text.size() && lines.size() < max_sample_lines;) {
    const Line line = line_at(text, at, line_break);
    lines.push_back(line.of(text));
    at = line.next;
  }
  return lines;
}

// The width that nine of ten lines do not pass, so that a stray long line does
// not count.
std::size_t common_width(const std::vector<std::string_view>& lines) {
  std::vector<std::size_t> widths;
  for (const std::string_view line : lines) {
    if (!is_blank(line)) widths.push_back(display_width(line));
  }
  if (widths.empty()) return 0;
  const std::size_t rank = widths.size() * 9 / 10;
  std::ranges::nth_element(widths,
                           widths.begin() + static_cast<std::ptrdiff_t>(rank));
  return widths[rank];
}

std::size_t min_indent(const std::vector<std::string_view>& lines) {
  std::size_t least = std::numeric_limits<std::size_t>::max();
  for (const std::string_view line : lines) {
    if (!is_blank(line)) least = std::min(least, indent_of(line));
  }
  return least;
}

bool is_indented(std::string_view line, const Layout& layout) {
  return indent_of(line) > layout.base_indent + 1;
}

// Hard-wrapped if at least a third of the line breaks between neighbours look
// like breaks within a paragraph: some texts begin each sentence on a new line.
bool is_hard_wrapped(const std::vector<std::string_view>& lines,
                     const Layout& layout) {
  if (layout.width > max_column_width) return false;
  std::size_t breaks = 0;
  std::size_t within = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (is_blank(lines[i - 1]) || is_blank(lines[i])) continue;
    if (is_indented(lines[i], layout)) continue;
    ++breaks;
    within += continues(lines[i - 1], lines[i], layout.width);
  }
  return breaks > 0 && within * 3 >= breaks;
}

Layout layout_of(std::string_view text, char line_break) {
  const auto sample = first_lines(text, line_break);
  Layout layout;
  layout.width = common_width(sample);
  layout.base_indent = min_indent(sample);
  layout.hard_wrapped = is_hard_wrapped(sample, layout);
  return layout;
}

// Whether a line of hard-wrapped text ends its paragraph: it ends a sentence,
// and leaves much of its width empty or is so long that it was never wrapped.
bool ends_paragraph(std::string_view line, const Layout& layout) {
  if (!ends_clause(line)) return false;
  const std::size_t columns = display_width(line);
  return columns * 5 < layout.width * 3 || columns * 2 > layout.width * 3;
}

// Whether a line break of other text is a mistake within a sentence. Behind a
// short line it is not: the lines may be a list in lower case.
bool breaks_sentence(std::string_view line, std::string_view next) {
  return begins_in_lower_case(trimmed(next)) && !ends_clause(line) &&
         display_width(line) >= min_column_width;
}

// Whether `line` begins a paragraph behind `previous`, which is not blank.
bool begins_paragraph(std::string_view line, std::string_view previous,
                      const Layout& layout) {
  if (!layout.hard_wrapped) return !breaks_sentence(previous, line);
  if (!is_indented(line, layout)) {
    return ends_paragraph(previous, layout) &&
           !begins_in_lower_case(trimmed(line));
  }
  // In an indented block (a quotation) a line begins a paragraph only if it
  // does not continue the one above.
  const bool block = is_indented(previous, layout);
  return !begins_in_lower_case(trimmed(line)) &&
         !(block && continues(previous, line, layout.width));
}

}  // namespace

void each_paragraph(std::string_view text,
                    const std::function<void(Span)>& each) {
  if (text.empty()) return;
  const char line_break = line_break_of(text);
  const Layout layout = layout_of(text, line_break);
  std::size_t begin = 0;         // of the paragraph under way
  bool only_blank_lines = true;  // so far
  std::string_view previous;
  for (std::size_t at = 0; at < text.size();) {
    const Line line = line_at(text, at, line_break);
    const std::string_view characters = line.of(text);
    at = line.next;
    const bool blank = is_blank(characters);
    if (!blank && !only_blank_lines &&
        (previous.empty() || begins_paragraph(characters, previous, layout))) {
      each({begin, line.begin});
      begin = line.begin;
    }
    only_blank_lines = only_blank_lines && blank;
    previous = blank ? std::string_view() : characters;
  }
  each({begin, text.size()});
}

}  // namespace dateline
