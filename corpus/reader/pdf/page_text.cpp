#include "corpus/reader/pdf/page_text.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view soft_hyphen = "\u00ad";
constexpr std::size_t margin = 2;  // lines of a page where its head or foot is

Lines lines_of(std::string_view page) {
  Lines lines;
  while (!page.empty()) {
    const std::string_view line = page.substr(0, page.find_first_of("\n\f"));
    page.remove_prefix(std::min(line.size() + 1, page.size()));
    lines.emplace_back(line.substr(0, line.find_last_not_of(" \t\r") + 1));
  }
  return lines;
}

// Of blank lines none stands first or last, and no two stand together.
void drop_idle_lines(Lines& lines) {
  const auto both_blank = [](const std::string& a, const std::string& b) {
    return is_blank(a) && is_blank(b);
  };
  lines.erase(std::unique(lines.begin(), lines.end(), both_blank), lines.end());
  if (!lines.empty() && is_blank(lines.front())) lines.erase(lines.begin());
  if (!lines.empty() && is_blank(lines.back())) lines.pop_back();
}

// A line in which numbers do not count: those of pages differ.
std::string shape_of(std::string_view line) {
  std::string shape;
  for (const char c : trimmed(line)) {
    if (!is_ascii_digit(c)) {
      shape += c;
    } else if (!shape.ends_with('#')) {
      shape += '#';
    }
  }
  return shape;
}

// "7", "- 7 -", "Page 7 of 12", "7/12": a number, with few other signs.
bool is_page_number(std::string_view line) {
  constexpr std::string_view words[] = {
      "page", "seite", "página", "pagina", "of", "von", "de", "di", "p."};
  const std::string lower = ascii_lower(line);
  if (!has_ascii_digit(lower)) return false;
  std::string rest = lower;
  for (const std::string_view word : words) {
    if (const auto at = rest.find(word); at != rest.npos) {
      rest.erase(at, word.size());
    }
  }
  return std::ranges::all_of(rest,
                             [](char c) {
                               return is_ascii_digit(c) || is_ascii_space(c) ||
                                      c == '-' || c == '/' || c == '|' ||
                                      c == '.' || c == '[' || c == ']';
                             }) &&
         rest.size() < 16;
}

// The lines at the margins of a page that are filled, as indices.
std::vector<std::size_t> margins_of(const Lines& lines) {
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < lines.size() && at.size() < margin; ++i) {
    if (!is_blank(lines[i])) at.push_back(i);
  }
  const std::size_t heads = at.size();
  for (std::size_t i = lines.size(); i-- > 0 && at.size() < heads + margin;) {
    if (!is_blank(lines[i]) && std::ranges::find(at, i) == at.end()) {
      at.push_back(i);
    }
  }
  return at;
}

// The shapes that stand at the margins of at least half of the pages, three at
// least.
std::map<std::string, std::size_t> margin_shapes(
    const std::vector<Lines>& pages) {
  constexpr std::size_t few = 3;
  std::map<std::string, std::size_t> counts;
  for (const Lines& lines : pages) {
    for (const std::size_t at : margins_of(lines)) {
      ++counts[shape_of(lines[at])];
    }
  }
  std::erase_if(counts, [&](const auto& shape) {
    return shape.second < few || 2 * shape.second < pages.size();
  });
  return counts;
}

void drop_heads_and_feet(std::vector<Lines>& pages) {
  const auto repeated = margin_shapes(pages);
  for (Lines& lines : pages) {
    std::vector<std::size_t> dropped;
    for (const std::size_t at : margins_of(lines)) {
      const bool is_number = pages.size() > 1 && is_page_number(lines[at]);
      if (is_number || repeated.contains(shape_of(lines[at]))) {
        dropped.push_back(at);
      }
    }
    std::ranges::sort(dropped, std::greater<>());
    for (const std::size_t at : dropped) {
      lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
    }
    drop_idle_lines(lines);
  }
}

// Whether a word goes on behind the end of a line.
bool ends_hyphenated(std::string_view line) {
  if (line.ends_with(soft_hyphen)) return true;
  for (const std::string_view hyphen : {"-", "\u2010"}) {
    if (!line.ends_with(hyphen)) continue;
    line.remove_suffix(hyphen.size());
    return !line.empty() && !is_ascii_space(line.back()) &&
           !is_ascii_digit(line.back()) && line.back() != '-';
  }
  return false;
}

void drop_last_hyphen(std::string& text) {
  for (const std::string_view hyphen :
       {soft_hyphen, std::string_view("-"), std::string_view("\u2010")}) {
    if (!std::string_view(text).ends_with(hyphen)) continue;
    text.resize(text.size() - hyphen.size());
    return;
  }
}

void drop_soft_hyphens(std::string& text) {
  for (auto at = text.find(soft_hyphen); at != text.npos;
       at = text.find(soft_hyphen, at)) {
    text.erase(at, soft_hyphen.size());
  }
}

// A sentence that goes on over the end of a page stays one paragraph.
bool goes_on(std::string_view text, const Lines& next) {
  constexpr std::string_view ends = ".!?:\"”»";
  const std::string_view before = trimmed(text);
  const auto first = std::ranges::find_if(
      next, [](const std::string& line) { return !is_blank(line); });
  return !before.empty() && first != next.end() &&
         ends.find(before.back()) == ends.npos &&
         begins_in_lower_case(trimmed(*first));
}

}  // namespace

std::string text_of_pages(const std::vector<std::string>& pages) {
  std::vector<Lines> lines_of_pages;
  lines_of_pages.reserve(pages.size());
  for (const std::string& page : pages) {
    lines_of_pages.push_back(lines_of(page));
  }
  drop_heads_and_feet(lines_of_pages);
  std::string text;
  for (const Lines& lines : lines_of_pages) {
    if (lines.empty()) continue;
    const bool is_joined = ends_hyphenated(text) || goes_on(text, lines);
    if (!text.empty()) text += is_joined ? "\n" : "\n\n";
    for (const std::string& line : lines) {
      const bool has_break = text.ends_with('\n');
      if (has_break) text.pop_back();
      if (ends_hyphenated(text) && begins_in_lower_case(trimmed(line))) {
        drop_last_hyphen(text);
        text += trimmed(line);
      } else {
        if (has_break) text += '\n';
        text += line;
      }
      text += '\n';
    }
    if (text.ends_with('\n')) text.pop_back();
  }
  drop_soft_hyphens(text);
  return text;
}

}  // namespace dateline
