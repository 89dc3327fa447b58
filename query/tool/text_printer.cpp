#include "query/tool/text_printer.hpp"

#include <algorithm>

#include "query/tool/display_text.hpp"
#include "query/tool/passage_layout.hpp"
#include "query/tool/text_wrap.hpp"

namespace dateline {
namespace {

constexpr std::size_t indent = 4;
constexpr std::size_t narrowest_text = 16;

// How each kind of line is written. Escape sequences undo just what they do,
// so that a mark can stand in a bold title.
struct Dress {
  Marks match{"[[", "]]", 2};
  Marks match_in_title{"[[", "]]", 2};
  std::string title_begin, title_end;
  std::string aside_begin, aside_end;
};

const Dress plain_dress;
const Dress coloured_dress{
    {"\x1b[1;31m", "\x1b[22;39m", 0},  // bold red, as grep has it
    {"\x1b[31m", "\x1b[39m", 0},
    "\x1b[1m",
    "\x1b[22m",
    "\x1b[2m",
    "\x1b[22m",
};

std::string title_lines(const Hit& hit, std::size_t width, const Dress& dress) {
  MarkedText title = display_text(hit.title, hit.title_spans);
  if (title.text.empty()) title = {"(untitled)", {}};
  std::string before = std::to_string(hit.rank) + '.';
  before.resize(std::max(before.size() + 1, indent), ' ');
  std::string all;
  for (const std::string& line : wrap(title, width, dress.match_in_title)) {
    all += before + dress.title_begin + line + dress.title_end + '\n';
    before.assign(indent, ' ');
  }
  return all;
}

std::string aside(const std::string& text, const Dress& dress) {
  return std::string(indent, ' ') + dress.aside_begin + text + dress.aside_end +
         '\n';
}

// Source, date and place. Not wrapped, so that the id can be copied.
std::string facts(const Hit& hit) {
  std::string line;
  for (const auto& known : {hit.source, hit.date}) {
    if (known) line += display_text(*known) + " | ";
  }
  return line + "paragraph " + std::to_string(hit.paragraph) + " | " +
         display_text(hit.passage);
}

std::string passage_lines(const Hit& hit, std::size_t width,
                          const Dress& dress) {
  std::string all;
  for (const MarkedText& paragraph : display_paragraphs(hit.text, hit.spans)) {
    for (const std::string& line : wrap(paragraph, width, dress.match)) {
      all += std::string(indent, ' ') + line + '\n';
    }
  }
  return all;
}

std::string why_lines(const Hit& hit, std::size_t width, const Dress& dress) {
  std::string all;
  if (hit.why.empty()) return all;
  const MarkedText why = display_text('(' + hit.why + ')', {});
  for (const std::string& line : wrap(why, width, dress.match)) {
    all += aside(line, dress);
  }
  return all;
}

}  // namespace

std::string text_of(const Hit& hit, const TextStyle& style) {
  const Dress& dress = style.colour ? coloured_dress : plain_dress;
  const std::size_t width =
      std::max(style.width, indent + narrowest_text) - indent;
  return title_lines(hit, width, dress) + aside(facts(hit), dress) +
         passage_lines(hit, width, dress) + why_lines(hit, width, dress);
}

}  // namespace dateline
