#include "query/tool/print/text_printer.hpp"

#include <algorithm>

#include "corpus/cli/display_text.hpp"
#include "query/tool/print/explain_printer.hpp"
#include "query/tool/print/hyperlink.hpp"
#include "query/tool/print/passage_layout.hpp"
#include "query/tool/print/text_wrap.hpp"

namespace dateline::query_tool {
namespace {

constexpr std::size_t indent = 4;
constexpr std::size_t narrowest_text = 16;
constexpr const char* passage_side = "    ";
constexpr const char* context_side = "  | ";

// How each kind of line is written. Escape sequences undo just what they do,
// so that a mark can stand in a bold title.
struct Markup {
  Marks match{"[[", "]]", 2};
  Marks match_in_title{"[[", "]]", 2};
  std::string title_begin, title_end;
  std::string aside_begin, aside_end;
};

const Markup plain_dress;
const Markup coloured_dress{
    {"\x1b[1;31m", "\x1b[22;39m", 0},  // bold red, as grep has it
    {"\x1b[31m", "\x1b[39m", 0},
    "\x1b[1m",
    "\x1b[22m",
    "\x1b[2m",
    "\x1b[22m",
};

class TextPrinter {
 public:
  explicit TextPrinter(const TextStyle& style)
      : style_(style),
        dress_(style.colour ? coloured_dress : plain_dress),
        width_(std::max(style.width, indent + narrowest_text) - indent) {}

  // `before` stands before the first line: a rank, or nothing.
  std::string title(const Hit& hit, std::string before) const {
    MarkedText title = display_text(hit.title, hit.title_spans);
    if (title.text.empty()) title = {"(untitled)", {}};
    std::string all;
    for (const std::string& line : wrap(title, width_, dress_.match_in_title)) {
      all += before + dress_.title_begin + linked(line, web_link(hit)) +
             dress_.title_end + '\n';
      before.assign(before.size() < indent ? 0 : indent, ' ');
    }
    return all;
  }

  // Source, date and place. Not wrapped, so that the id can be copied.
  std::string facts(const Hit& hit) const {
    std::string line;
    for (const auto& known : {hit.source, hit.date}) {
      if (known) line += display_text(*known) + " | ";
    }
    return line + place(hit);
  }

  std::string place(const Hit& hit) const {
    return "paragraph " + std::to_string(hit.paragraph) + " | " +
           linked(display_text(hit.passage), file_link(hit));
  }

  std::string passage(const Hit& hit, const std::string& side) const {
    std::string all;
    for (const MarkedText& text : display_paragraphs(hit.text, hit.spans)) {
      for (const std::string& line : wrap(text, width_, dress_.match)) {
        all += side + line + '\n';
      }
    }
    return all;
  }

  std::string context(const std::vector<Hit>& passages) const {
    std::string all;
    for (const Hit& hit : passages) all += passage(hit, context_side);
    return all;
  }

  std::string why(const Hit& hit) const {
    std::string all;
    if (hit.why.empty()) return all;
    const MarkedText why = display_text('(' + hit.why + ')', {});
    for (const std::string& line : wrap(why, width_, dress_.match)) {
      all += aside(line, passage_side);
    }
    return all;
  }

  std::string aside(const std::string& text, const std::string& side) const {
    return side + dress_.aside_begin + text + dress_.aside_end + '\n';
  }

 private:
  std::string linked(const std::string& text,
                     const std::optional<std::string>& target) const {
    return style_.hyperlinks ? hyperlinked(text, target) : text;
  }

  const TextStyle& style_;
  const Markup& dress_;
  std::size_t width_;
};

std::string rank_of(const Hit& hit) {
  std::string rank = std::to_string(hit.rank) + '.';
  rank.resize(std::max(rank.size() + 1, indent), ' ');
  return rank;
}

}  // namespace

std::string text_of(const Hit& hit, const TextStyle& style,
                    const AdjacentPassages& context) {
  const TextPrinter printer(style);
  std::string text = printer.title(hit, rank_of(hit)) +
                     printer.aside(printer.facts(hit), passage_side) +
                     printer.context(context.before) +
                     printer.passage(hit, passage_side) +
                     printer.context(context.after) + printer.why(hit);
  if (hit.explanation) text += text_of(*hit.explanation, passage_side);
  return text;
}

std::string text_of_article(const std::vector<Hit>& passages,
                            const TextStyle& style) {
  const TextPrinter printer(style);
  const Hit& first = passages.front();
  std::string text = printer.title(first, "");
  std::string facts = display_text(first.article);
  for (const auto& known : {first.source, first.date, first.author}) {
    if (known) facts += " | " + display_text(*known);
  }
  text += printer.aside(facts, "");
  if (first.url) text += printer.aside(display_text(*first.url), "");
  for (const Hit& passage : passages) {
    text += '\n' + printer.aside(printer.place(passage), "") +
            printer.passage(passage, "");
  }
  return text;
}

}  // namespace dateline::query_tool
