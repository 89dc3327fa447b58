#include "corpus/reader/html/byline_element.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "corpus/reader/author/byline_words.hpp"
#include "corpus/reader/html/page_title.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// Whether a piece of a byline stands between two names.
bool joins_names(std::string_view piece) {
  constexpr std::array<std::string_view, 8> words{"and", "und", "et",  "y",
                                                  "e",   "og",  "och", "и"};
  const std::string letters = title_key(piece);
  return letters.empty() || std::ranges::find(words, letters) != words.end();
}

// The names that a byline begins with, if they are links: what follows is what
// the author is. None if they are not.
std::vector<std::string> linked_beginning(const HtmlTree& tree,
                                          std::size_t byline) {
  const std::string text = tree.text_below(byline, max_byline_bytes);
  std::vector<std::string> names;
  std::size_t end = 0;  // of the last name
  for (std::size_t at = byline; at < tree[byline].end; ++at) {
    if (tree[at].is_text() || tree[at].tag != GUMBO_TAG_A) continue;
    std::string name = tree.text_below(at, max_author_bytes);
    const std::size_t begin = text.find(name, end);
    if (name.empty() || begin == text.npos) continue;
    const std::string before = one_line(text.substr(end, begin - end));
    if (!joins_names(before) && !(names.empty() && is_byline_word(before))) {
      break;
    }
    end = begin + name.size();
    names.push_back(std::move(name));
  }
  return names;
}

// Names that stand in an element each, built alike, one behind the other: "Jane
// Doe" and "Rob Roe" of "<b class=a>Jane Doe</b><b class=a>Rob Roe</b>". None
// if they are fewer than two.
std::vector<std::string> names_in_elements(const HtmlTree& tree,
                                           std::size_t byline) {
  std::vector<std::string> names;
  std::size_t first = 0;
  for (std::size_t at = byline; at < tree[byline].end; ++at) {
    if (!tree[at].is_text() || is_blank(tree[at].text)) continue;
    std::string piece = one_line(tree[at].text);
    if (joins_names(piece) || (names.empty() && is_byline_word(piece))) {
      continue;
    }
    const std::size_t parent = tree[at].parent;
    const bool is_alone = parent != byline && tree[parent].end == at + 1;
    if (names.empty()) first = parent;
    if (!is_alone || !looks_like_name(piece) ||
        tree[parent].tag != tree[first].tag ||
        tree.attribute(parent, "class") != tree.attribute(first, "class")) {
      break;
    }
    names.push_back(std::move(piece));
  }
  const bool is_named = !tree.attribute(first, "class").empty();
  if (names.size() < 2 || !is_named) names.clear();
  return names;
}

// The name that a byline begins with, if it stands in an element with a class
// and what is in one with another class behind it is what the author is: "Jane
// Doe" of "<b class=a>By Jane Doe</b><b class=b>Norwick</b>". "" if there is no
// such.
std::string name_before_title(const HtmlTree& tree, std::size_t byline) {
  std::string name;
  std::size_t first = 0;
  for (std::size_t at = byline; at < tree[byline].end; ++at) {
    if (!tree[at].is_text() || is_blank(tree[at].text)) continue;
    std::string piece = one_line(tree[at].text);
    const std::size_t parent = tree[at].parent;
    if (name.empty()) {
      if (is_byline_word(piece)) continue;
      if (const auto word = byline_word_at(piece)) {
        piece = one_line(piece.substr(word->size));
      }
      if (!looks_like_name(piece)) return "";
      name = std::move(piece);
      first = parent;
    } else {
      const bool is_title =
          !joins_names(piece) && parent != byline && first != byline &&
          tree[first].end <= at &&
          tree.attribute(parent, "class") != tree.attribute(first, "class") &&
          !tree.attribute(first, "class").empty();
      return is_title ? name : "";
    }
  }
  return "";
}

// The text of a byline with spaces between elements that stand side by side
// without any, as styles show them: "Jane Doe<i>Updated</i>".
std::string with_gaps(const HtmlTree& tree, std::size_t byline,
                      const std::string& text) {
  std::string parted;
  for (std::size_t at = byline; at < tree[byline].end; ++at) {
    if (!tree[at].is_text()) continue;
    const bool is_gap = !parted.empty() && !tree[at].text.empty() &&
                        is_ascii_letter(parted.back()) &&
                        begins_in_upper_case(tree[at].text);
    if (is_gap) parted += ' ';
    parted += tree[at].text;
  }
  const std::string line = one_line(parted);
  return line.size() > text.size() && title_key(line) == title_key(text) ? line
                                                                         : text;
}

}  // namespace

void add_byline(const HtmlTree& tree, std::size_t byline,
                const std::string& text, AuthorNames& names) {
  const std::vector<std::string> linked = linked_beginning(tree, byline);
  for (const std::string& name : linked) names.add(name);
  if (!linked.empty()) return;
  const std::vector<std::string> single = names_in_elements(tree, byline);
  for (const std::string& name : single) names.add(name);
  if (!single.empty()) return;
  const std::string first = name_before_title(tree, byline);
  if (!first.empty()) {
    names.add(first);
  } else if (text.size() <= max_byline_bytes) {
    names.add(with_gaps(tree, byline, text));
  }
}

}  // namespace dateline
