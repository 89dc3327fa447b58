#include "query/tool/print/list_printer.hpp"

#include <algorithm>

#include "corpus/cli/display_text.hpp"
#include "corpus/text/display_width.hpp"
#include "query/print/web_link.hpp"
#include "query/tool/print/hyperlink.hpp"
#include "query/tool/print/query_pointer.hpp"

namespace dateline::query_tool {
namespace {

constexpr std::string_view gap = "  ";
constexpr std::size_t min_title_width = 20;
constexpr std::size_t min_source_width = 8;

struct Row {
  const Hit* hit;
  std::string rank, date, source, title, passage, rest;
};

// "to #4 +2": the last passage into which a match runs, and how many passages
// of the article the list leaves out.
std::string rest_of(const Hit& hit) {
  std::string rest;
  if (!hit.continuation.empty()) {
    const std::string& last = hit.continuation.back().passage;
    rest = "to " + last.substr(last.rfind('#'));
  }
  if (hit.more_in_article > 0) {
    rest += (rest.empty() ? "+" : " +") + std::to_string(hit.more_in_article);
  }
  return rest;
}

Row row_of(const Hit& hit) {
  const std::string title = display_text(hit.title);
  return {&hit,
          std::to_string(hit.rank) + '.',
          display_text(hit.date.value_or("")),
          display_text(hit.source.value_or("")),
          title.empty() ? "(untitled)" : title,
          display_text(hit.passage),
          rest_of(hit)};
}

std::size_t widest(const std::vector<Row>& rows, std::string Row::*cell) {
  std::size_t width = 0;
  for (const Row& row : rows) width = std::max(width, display_width(row.*cell));
  return width;
}

class ListPrinter {
 public:
  ListPrinter(const std::vector<Row>& rows, const TextStyle& style)
      : style_(style),
        rank_(widest(rows, &Row::rank)),
        date_(widest(rows, &Row::date)),
        source_(widest(rows, &Row::source)),
        title_(widest(rows, &Row::title)),
        passage_(widest(rows, &Row::passage)),
        rest_(widest(rows, &Row::rest)) {
    fit();
  }

  std::string line(const Row& row) const {
    std::string text(rank_ - display_width(row.rank), ' ');
    text += row.rank;
    add(text, date_, row.date, row.date);
    const std::string source = shortened_text(row.source, source_);
    add(text, source_, source, source);
    const std::string title = shortened_text(row.title, title_);
    add(text, title_, title, bold(linked(title, web_link(*row.hit))));
    add(text, passage_, row.passage, linked(row.passage, file_link(*row.hit)));
    add(text, rest_, row.rest, row.rest);
    return text.erase(text.find_last_not_of(' ') + 1) + '\n';
  }

 private:
  // Cuts sources and titles to what the other columns leave. Sources get a
  // third of it at most, because some are web addresses.
  void fit() {
    std::size_t used = rank_ + gap.size();
    for (const std::size_t width : {date_, source_, passage_, rest_}) {
      used += width > 0 ? gap.size() + width : 0;
    }
    const std::size_t room =
        style_.width + source_ - std::min(style_.width + source_, used);
    if (source_ + title_ > room) {
      source_ = std::min(source_, std::max(room / 3, min_source_width));
      const std::size_t left = room - std::min(room, source_);
      title_ = std::min(title_, std::max(left, min_title_width));
    }
  }

  // Appends a cell to a line; `text` is `plain` with escape sequences.
  static void add(std::string& line, std::size_t width,
                  const std::string& plain, const std::string& text) {
    if (width == 0) return;
    line.append(gap).append(text).append(width - display_width(plain), ' ');
  }

  std::string linked(const std::string& text,
                     const std::optional<std::string>& target) const {
    return style_.hyperlinks ? hyperlinked(text, target) : text;
  }

  std::string bold(const std::string& text) const {
    return style_.colour ? "\x1b[1m" + text + "\x1b[22m" : text;
  }

  const TextStyle& style_;
  std::size_t rank_, date_, source_, title_, passage_, rest_;  // columns
};

}  // namespace

std::string text_of_list(const std::vector<Hit>& hits, const TextStyle& style) {
  std::vector<Row> rows;
  rows.reserve(hits.size());
  for (const Hit& hit : hits) rows.push_back(row_of(hit));
  const ListPrinter printer(rows, style);
  std::string text;
  for (const Row& row : rows) text += printer.line(row);
  return text;
}

}  // namespace dateline::query_tool
