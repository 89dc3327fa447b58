#include "corpus/reader/pdf/page_margins.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <set>
#include <string_view>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t margin = 3;  // lines of a page where its head or foot is
constexpr std::size_t few = 3;     // pages

// The pages on which a line stands.
struct Count {
  std::size_t pages = 0;
  std::array<std::size_t, 2> of_side{};  // of even indices, and of odd ones
};
using Counts = std::map<std::string, Count>;

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

// What a line is called on each page on which it stands, were its numbers fixed
// or one of them that of the page: "Gazette 7" of the page 5 is "Gazette 7" and
// "Gazette #2".
std::vector<std::string> names_of(std::string_view line, std::size_t page) {
  line = trimmed(line);
  std::vector<std::string> names{std::string(line)};
  for (std::size_t at = 0; at < line.size();) {
    unsigned long number = 0;
    const char* const begin = line.data() + at;
    const auto read = std::from_chars(begin, line.data() + line.size(), number);
    const auto digits = static_cast<std::size_t>(read.ptr - begin);
    if (digits > 0 && read.ec == std::errc()) {
      const long offset = static_cast<long>(number) - static_cast<long>(page);
      names.push_back(std::string(line.substr(0, at)) + "#" +
                      std::to_string(offset) + "#" +
                      std::string(line.substr(at + digits)));
    }
    at += std::max<std::size_t>(digits, 1);
  }
  return names;
}

Counts counts_of(const std::vector<Lines>& pages) {
  Counts counts;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    std::set<std::string> names;
    for (const std::size_t at : margins_of(pages[page])) {
      for (std::string& name : names_of(pages[page][at], page)) {
        names.insert(std::move(name));
      }
    }
    for (const std::string& name : names) {
      ++counts[name].pages;
      ++counts[name].of_side[page % 2];
    }
  }
  return counts;
}

// Whether a line is repeated through the document. Books and newspapers have
// other lines on the left than on the right.
bool is_running(const Count& count, std::size_t pages) {
  const auto is_half = [](std::size_t part, std::size_t all) {
    return part >= few && 2 * part >= all;
  };
  return is_half(count.pages, pages) ||
         is_half(count.of_side[0], (pages + 1) / 2) ||
         is_half(count.of_side[1], pages / 2);
}

// Whether a line of the `page` is its number or a running one. A lone number is
// one of the page if it counts from the first page, or another page has the one
// that follows from it; others are figures of a table. `is_title` is true of a
// line at the head of the document: there it stands for the first time, and may
// be its title.
bool is_no_text(std::string_view line, std::size_t page, std::size_t pages,
                bool is_title, const Counts& counts) {
  const std::vector<std::string> names = names_of(line, page);
  const auto running =
      std::ranges::find_if(names, [&](const std::string& name) {
        return is_running(counts.at(name), pages);
      });
  if (running != names.end()) return !is_title || running != names.begin();
  if (pages < 2 || !is_page_number(line)) return false;
  return std::any_of(
      names.begin() + 1, names.end(), [&](const std::string& name) {
        return name.find("#1#") != name.npos || counts.at(name).pages > 1;
      });
}

std::vector<std::size_t> idle_lines(const Lines& lines, std::size_t page,
                                    std::size_t pages, const Counts& counts) {
  std::vector<std::size_t> idle = margins_of(lines);
  std::erase_if(idle, [&](std::size_t at) {
    const bool is_title = page == 0 && 2 * at < lines.size();
    return !is_no_text(lines[at], page, pages, is_title, counts);
  });
  std::ranges::sort(idle, std::greater<>());
  return idle;
}

}  // namespace

void drop_heads_and_feet(std::vector<Lines>& pages) {
  const Counts counts = counts_of(pages);
  std::vector<Lines> without = pages;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (const std::size_t at :
         idle_lines(pages[page], page, pages.size(), counts)) {
      without[page].erase(without[page].begin() +
                          static_cast<std::ptrdiff_t>(at));
    }
  }
  const auto is_empty = [](const Lines& lines) {
    return std::ranges::all_of(lines, is_blank);
  };
  if (!std::ranges::all_of(without, is_empty)) pages = std::move(without);
}

}  // namespace dateline
