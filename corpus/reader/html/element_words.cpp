#include "corpus/reader/html/element_words.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "corpus/reader/html/name_vocabulary.hpp"
#include "corpus/text/lasting.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_name_bytes = 400;  // of a class or an id

// The known words by their own first words, for quick finding.
class WordTable {
 public:
  WordTable() {
    for (const std::string_view word : boilerplate_words) add(word);
    for (const std::string_view word : doubtful_words) add(word);
  }

  std::vector<std::size_t> found_in(std::string_view words) const {
    std::vector<std::size_t> found;
    while (words.size() > 1) {
      const std::size_t end = words.find(' ', 1);
      const std::string_view word = words.substr(1, end - 1);
      const auto exact = exact_.equal_range(word);
      for (auto it = exact.first; it != exact.second; ++it) {
        if (words.substr(1).starts_with(it->second.first)) {
          found.push_back(it->second.second);
        }
      }
      if (word.size() >= stem_bytes) {
        const auto stems = stems_.equal_range(word.substr(0, stem_bytes));
        for (auto it = stems.first; it != stems.second; ++it) {
          if (word.starts_with(it->second.first)) {
            found.push_back(it->second.second);
          }
        }
      }
      words.remove_prefix(end);
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  std::size_t count() const { return count_; }

 private:
  static constexpr std::size_t stem_bytes = 4;
  using Entries = std::unordered_multimap<std::string_view,
                                          std::pair<std::string, std::size_t>>;

  void add(std::string_view word) {
    if (word.ends_with('*')) {
      word.remove_suffix(1);
      stems_.emplace(word.substr(0, stem_bytes),
                     std::pair(std::string(word), count_++));
    } else {
      exact_.emplace(word.substr(0, word.find(' ')),
                     std::pair(std::string(word) + ' ', count_++));
    }
  }

  Entries exact_;
  Entries stems_;
  std::size_t count_ = 0;
};

const WordTable& word_table() {
  static const auto& table = lasting<WordTable>();
  return table;
}

void append_words(std::string& words, std::string_view name) {
  name = name.substr(0, max_name_bytes);
  bool in_word = false;
  bool was_small = false;
  for (const char c : name) {
    const bool is_capital = c >= 'A' && c <= 'Z';
    if (!is_ascii_letter(c)) {
      if (in_word) words += ' ';
      in_word = false;
      was_small = false;
      continue;
    }
    if (is_capital && was_small) words += ' ';
    words += ascii_lower(c);
    in_word = true;
    was_small = !is_capital;
  }
  if (in_word) words += ' ';
}

// An id of many words is made from a heading: "box-office-in-may".
void append_id_words(std::string& words, std::string_view id) {
  constexpr std::ptrdiff_t most_words = 3;
  std::string added;
  append_words(added, id);
  if (std::ranges::count(added, ' ') <= most_words) words += added;
}

// "amp consent" of <amp-consent>: pages name the elements that they define
// themselves as they name classes.
void append_tag_words(std::string& words, const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return;
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  const std::string_view tag(name.data, name.length);
  if (tag.find('-') != tag.npos) append_words(words, tag);
}

bool is_boilerplate_tag(GumboTag tag) {
  return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_MENU ||
         tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_CAPTION ||
         tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_ASIDE;
}

// Classes that frameworks have for hiding, unless others show the element on
// some screens: "hidden md:block".
bool has_hiding_class(std::string_view classes) {
  bool hides = false;
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find(' '), classes.size());
    const std::string_view name = classes.substr(0, end);
    classes.remove_prefix(std::min(end + 1, classes.size()));
    if (name == "hidden" || name == "hide" || name == "is-hidden" ||
        name == "d-none") {
      hides = true;
    } else if (name.find(':') != name.npos || name.starts_with("d-")) {
      return false;
    }
  }
  return hides;
}

// Whether an element is shown although it is hidden from screen readers, as the
// paragraphs behind a paywall are.
bool is_prose_tag(GumboTag tag) {
  return tag == GUMBO_TAG_P || tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL ||
         tag == GUMBO_TAG_BLOCKQUOTE || is_heading_tag(tag);
}

bool is_hidden(const HtmlTree& tree, std::size_t node) {
  const GumboElement* element = tree[node].element;
  if (element == nullptr || element->attributes.length == 0) return false;
  if (gumbo_get_attribute(&element->attributes, "hidden") != nullptr) {
    return true;
  }
  if ((tree.attribute(node, "aria-hidden") == "true" &&
       !is_prose_tag(element->tag)) ||
      has_hiding_class(tree.attribute(node, "class").substr(0, 1000))) {
    return true;
  }
  std::string style;
  for (const char c : tree.attribute(node, "style").substr(0, 1000)) {
    if (!is_ascii_space(c)) style += ascii_lower(c);
  }
  return style.find("display:none") != style.npos ||
         style.find("visibility:hidden") != style.npos;
}

}  // namespace

bool is_dialog_element(const HtmlTree& tree, std::size_t node) {
  const GumboElement* const element = tree[node].element;
  if (element == nullptr || element->attributes.length == 0) return false;
  const std::string_view role = tree.attribute(node, "role");
  return role == "dialog" || role == "alertdialog" ||
         tree.attribute(node, "aria-modal") == "true";
}

std::string element_words(const HtmlTree& tree, std::size_t node) {
  const GumboElement* element = tree[node].element;
  if (element == nullptr ||
      (element->attributes.length == 0 && element->tag != GUMBO_TAG_UNKNOWN)) {
    return "";
  }
  std::string words = " ";
  append_tag_words(words, *element);
  append_words(words, tree.attribute(node, "class"));
  append_id_words(words, tree.attribute(node, "id"));
  append_words(words, tree.attribute(node, "data-testid"));
  append_words(words, tree.attribute(node, "itemprop"));
  return words.size() > 1 ? words : "";
}

bool has_any(std::string_view words,
             std::initializer_list<std::string_view> names) {
  return std::ranges::any_of(names, [&](std::string_view name) {
    return words.find(name) != words.npos;
  });
}

std::vector<std::size_t> known_words(std::string_view words) {
  return word_table().found_in(words);
}

std::size_t name_word_count() { return word_table().count(); }

std::size_t first_doubtful_word() { return boilerplate_words.size(); }

bool is_word_for_comments(std::size_t word) { return word < comment_words; }

bool is_word_for_captions(std::size_t word) {
  return word >= comment_words && word < comment_words + caption_words;
}

bool is_boilerplate_element(const HtmlTree& tree, std::size_t node) {
  return is_boilerplate_tag(tree[node].tag) || is_hidden(tree, node);
}

}  // namespace dateline
