#include "query/tool/print/text_printer.hpp"

#include <algorithm>

#include "corpus/cli/display_text.hpp"
#include "query/print/copies_text.hpp"
#include "query/print/passage_layout.hpp"
#include "query/print/web_link.hpp"
#include "query/tool/print/explain_printer.hpp"
#include "query/tool/print/hyperlink.hpp"
#include "query/tool/print/text_wrap.hpp"

namespace dateline::query_tool {
namespace {

constexpr std::size_t indent = 4;
constexpr std::size_t min_text_width = 16;
constexpr const char* passage_prefix = "    ";
constexpr const char* context_prefix = "  | ";

// What is written around each part of a hit. An escape sequence ends only what
// its opening one began, so that a match can be marked in a bold title.
struct Markup {
  Marks match{"[[", "]]", 2};
  Marks match_in_title{"[[", "]]", 2};
  std::string title_begin, title_end;
  std::string aside_begin, aside_end;
};

const Markup plain_markup;
const Markup coloured_markup{
    {"\x1b[1;31m", "\x1b[22;39m", 0},  // bold red, as grep prints matches
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
        markup_(style.colour ? coloured_markup : plain_markup),
        width_(std::max(style.width, indent + min_text_width) - indent) {}

  // `prefix` is written before the first line: a rank, or nothing. Further
  // lines are indented as far.
  std::string title(const Hit& hit, std::string prefix) const {
    MarkedText title = display_text(hit.title, hit.title_spans);
    if (title.text.empty()) title = {"(untitled)", {}};
    std::string text;
    for (const std::string& line :
         wrap(title, width_, markup_.match_in_title)) {
      text += prefix + markup_.title_begin + linked(line, web_link(hit)) +
              markup_.title_end + '\n';
      prefix.assign(prefix.size() < indent ? 0 : indent, ' ');
    }
    return text;
  }

  // Source, date and place, on one line, so that the id can be copied.
  std::string facts(const Hit& hit) const {
    std::string line;
    for (const auto& fact : {hit.source, hit.date}) {
      if (fact) line += display_text(*fact) + " | ";
    }
    return line + place(hit);
  }

  std::string place(const Hit& hit) const {
    return "paragraph " + std::to_string(hit.paragraph) + " | " +
           linked(display_text(hit.passage), file_link(hit));
  }

  std::string passage(const Hit& hit, const std::string& line_prefix) const {
    return lines_of(hit.text, hit.spans, line_prefix);
  }

  std::string lines_of(const std::string& passage,
                       const std::vector<Span>& spans,
                       const std::string& line_prefix) const {
    std::string text;
    for (const MarkedText& paragraph : display_paragraphs(passage, spans)) {
      for (const std::string& line : wrap(paragraph, width_, markup_.match)) {
        text += line_prefix + line + '\n';
      }
    }
    return text;
  }

  // Passages that are shown as the hit's continuation are left out.
  std::string context(const std::vector<Hit>& passages, const Hit& of) const {
    std::string text;
    for (const Hit& hit : passages) {
      if (!is_continued_in(of, hit.passage))
        text += passage(hit, context_prefix);
    }
    return text;
  }

  // The passages into which a match runs.
  std::string continuation(const std::vector<FollowingPassage>& passages,
                           const char* line_prefix) const {
    std::string text;
    for (const FollowingPassage& passage : passages) {
      text += aside(display_text(continuation_text(passage)), line_prefix) +
              lines_of(passage.text, passage.spans, line_prefix);
    }
    return text;
  }

  std::string why(const Hit& hit) const {
    std::string text;
    if (hit.why.empty()) return text;
    const MarkedText why = display_text('(' + hit.why + ')', {});
    for (const std::string& line : wrap(why, width_, markup_.match)) {
      text += aside(line, passage_prefix);
    }
    return text;
  }

  // The passages of the article that have the words that the hit lacks.
  std::string elsewhere(const Hit& hit) const {
    std::string text;
    for (const ElsewhereMatch& match : hit.elsewhere) {
      text += aside(display_text(elsewhere_text(match)), passage_prefix) +
              lines_of(match.text, match.spans, context_prefix) +
              continuation(match.continuation, context_prefix);
    }
    return text;
  }

  std::string copies(const Hit& hit, const std::string& line_prefix) const {
    if (hit.copies.empty()) return "";
    return aside(display_text(copies_text(hit.copies)), line_prefix);
  }

  std::string aside(const std::string& text,
                    const std::string& line_prefix) const {
    return line_prefix + markup_.aside_begin + text + markup_.aside_end + '\n';
  }

 private:
  std::string linked(const std::string& text,
                     const std::optional<std::string>& target) const {
    return style_.hyperlinks ? hyperlinked(text, target) : text;
  }

  const TextStyle& style_;
  const Markup& markup_;
  std::size_t width_;
};

std::string rank_of(const Hit& hit) {
  std::string rank = std::to_string(hit.rank) + '.';
  rank.resize(std::max(rank.size() + 1, indent), ' ');
  return rank;
}

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

}  // namespace

std::string elsewhere_text(const ElsewhereMatch& match) {
  std::string words;
  for (const std::string& word : match.words) {
    words += (words.empty() ? "'" : ", '") + word + "'";
  }
  return words + (match.words.size() == 1 ? " is" : " are") + " in paragraph " +
         std::to_string(match.paragraph) + " | " + match.passage;
}

std::string continuation_text(const FollowingPassage& passage) {
  return "goes on in paragraph " + std::to_string(passage.paragraph) + " | " +
         passage.passage;
}

bool is_continued_in(const Hit& hit, std::string_view passage) {
  return std::ranges::any_of(hit.continuation,
                             [&](const FollowingPassage& following) {
                               return following.passage == passage;
                             });
}

std::string more_text(const Hit& hit) {
  return std::to_string(hit.more_in_article) + " more in this article";
}

std::string text_of(const Hit& hit, const TextStyle& style,
                    const AdjacentPassages& context) {
  const TextPrinter printer(style);
  std::string text = printer.title(hit, rank_of(hit)) +
                     printer.aside(printer.facts(hit), passage_prefix) +
                     printer.copies(hit, passage_prefix) +
                     printer.context(context.before, hit) +
                     printer.passage(hit, passage_prefix) +
                     printer.continuation(hit.continuation, passage_prefix) +
                     printer.context(context.after, hit) + printer.why(hit) +
                     printer.elsewhere(hit);
  if (hit.more_in_article > 0) {
    text += printer.aside(more_text(hit), passage_prefix);
  }
  if (hit.explanation) text += text_of(*hit.explanation, passage_prefix);
  return text;
}

ArticleText text_of_article(const std::vector<Hit>& passages,
                            const TextStyle& style, unsigned marked) {
  const TextPrinter printer(style);
  const Hit& first = passages.front();
  ArticleText article{printer.title(first, "")};
  std::string facts = display_text(first.article);
  for (const auto& fact : {first.source, first.date, first.author}) {
    if (fact) facts += " | " + display_text(*fact);
  }
  article.text += printer.aside(facts, "");
  if (first.url) article.text += printer.aside(display_text(*first.url), "");
  article.text += printer.copies(first, "");
  for (const Hit& passage : passages) {
    const bool is_marked = passage.ordinal == marked;
    article.text += '\n';
    if (is_marked && &passage != &first) {
      article.line = lines_in(article.text) + 1;
    }
    article.text +=
        printer.aside(printer.place(passage), is_marked ? "> " : "") +
        printer.passage(passage, "");
  }
  return article;
}

}  // namespace dateline::query_tool
