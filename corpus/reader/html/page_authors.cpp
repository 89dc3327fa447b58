#include "corpus/reader/html/page_authors.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/reader/author/byline_labels.hpp"
#include "corpus/reader/author/byline_words.hpp"
#include "corpus/reader/date/date_names.hpp"
#include "corpus/reader/date/written_date.hpp"
#include "corpus/reader/html/element_words.hpp"
#include "corpus/reader/html/page_title.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_byline_bytes = 200;
constexpr std::size_t max_author_bytes = 100;
constexpr std::size_t max_names = 20;
constexpr std::size_t max_nodes_between = 30;  // marked names of one article
constexpr std::size_t lines_by_headline = 18;  // that are looked at
constexpr std::size_t max_line_length = 80;    // of one with a byline
constexpr std::size_t max_lines_bytes = 400;   // of all lines of its paragraph
constexpr std::array<std::string_view, 16> author_metas{"author",
                                                        "article:author",
                                                        "dc.creator",
                                                        "dcterms.creator",
                                                        "parsely-author",
                                                        "sailthru.author",
                                                        "byl",
                                                        "article:author_name",
                                                        "citation_author",
                                                        "authors",
                                                        "articleauthor",
                                                        "article.author",
                                                        "og:article:author",
                                                        "author_name",
                                                        "cxenseparse:author",
                                                        "creator"};

// How what is said of a date begins, folded; the date was cut off.
constexpr std::array<std::string_view, 18> words_before_dates{
    "published",      "updated",      "last updated", "posted",
    "veroffentlicht", "aktualisiert", "zuletzt",      "stand ",
    "publie",         "mis a jour",   "publicado",    "actualizado",
    "atualizado",     "pubblicato",   "aggiornato",   "gepubliceerd",
    "geplaatst",      "опубликовано"};

bool begins_date(std::string_view name) {
  const std::string folded = fold_text(name);
  return std::ranges::any_of(words_before_dates, [&](std::string_view word) {
    return folded.starts_with(word);
  });
}

// "Sat", of which the date was cut off.
bool is_weekday(std::string_view name) {
  return std::ranges::any_of(
      date_names(fold_text(name)),
      [](const DateName& of) { return of.kind == DateNameKind::weekday; });
}

// What links beside a name say.
bool is_link_word(std::string_view name) {
  constexpr std::array<std::string_view, 7> words{
      "comment", "comments", "about", "bio", "profile", "follow", "contact"};
  return std::ranges::find(words, ascii_lower(name)) != words.end();
}

bool is_one_of_words(std::string_view name) {
  const auto word = byline_word_at(std::string(name) + " x");
  return word && word->size == name.size() + 1;
}

// Whether a text is two to four words that begin in upper case, as most names
// of people do in the scripts that have it.
bool looks_like_name(std::string_view text) {
  constexpr std::size_t max_name_bytes = 40, max_words = 4;
  if (text.size() > max_name_bytes || has_ascii_digit(text)) return false;
  std::size_t words = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (!begins_in_upper_case(text.substr(0, end))) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
    ++words;
  }
  return words >= 2 && words <= max_words;
}

// Whether a text has words in small letters that are longer than "and" and
// "von", as headlines have: "Interview: Why the crane fell".
bool has_small_words(std::string_view text) {
  constexpr double max_joining_word = 4;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (begins_in_lower_case(word) && letter_count(word) > max_joining_word) {
      return true;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

// Names that each stand for themselves in a list of authors.
class Names {
 public:
  void add(std::string_view written) {
    std::string name = bare_name(written);
    if (!is_name(name) || names_.size() >= max_names) return;
    const std::string key = title_key(name);
    if (std::ranges::find(keys_, key) != keys_.end()) return;
    keys_.push_back(key);
    names_.push_back(std::move(name));
  }

  bool empty() const { return names_.empty(); }

  std::string joined() const {
    std::string text;
    for (const std::string& name : names_) {
      if (!text.empty()) text += ", ";
      text += name;
    }
    return text;
  }

 private:
  static std::string bare_name(std::string_view written) {
    std::string name = one_line(written);
    if (name.size() > 3 && name.starts_with("By") && name[2] >= 'A' &&
        name[2] <= 'Z') {
      name.erase(0, 2);
    }
    for (auto word = byline_word_at(name); word; word = byline_word_at(name)) {
      const std::string rest = one_line(name.substr(word->size));
      if (word->kind == BylineWordKind::may_begin_name && is_surname(rest)) {
        break;
      }
      name = rest;
    }
    name = one_line(truncated(name, end_of_names(name)));
    name = said_once(trimmed_of(name, ",;|-:&/ "));
    return std::string(without_job_title(name));
  }

  // "Maria" of "Di Maria", but not the agency of "Von dpa".
  static bool is_surname(std::string_view name) {
    return begins_in_upper_case(name) && !is_in_capitals(name) &&
           name.find(' ') == name.npos;
  }

  // A picture's description and the name below it are often the same.
  static std::string said_once(std::string_view name) {
    const std::size_t half = name.size() / 2;
    const bool is_double = name.size() > 2 && name.size() % 2 == 1 &&
                           name[half] == ' ' &&
                           name.substr(0, half) == name.substr(half + 1);
    return std::string(is_double ? name.substr(0, half) : name);
  }

  // Where a date, a time to read or a remark follows the names.
  static std::size_t end_of_names(std::string_view name) {
    std::size_t end = name.size();
    const std::string lower = ascii_lower(name);
    for (const std::string_view mark :
         {" | ", " • ", " · ", " / ", " – ", " — ", " updated", " published",
          " posted", "(", " min read", " on ", " in ", " ⋅", "\n"}) {
      end = std::min(end, lower.find(mark));
    }
    constexpr std::string_view digits = "0123456789";
    const std::string_view line = name.substr(0, end);
    const std::size_t digit = line.find_first_of(digits);
    if (digit == line.npos) return end;
    const std::optional<FoundDate> date =
        date_at_end(line.substr(0, line.find_last_of(digits) + 1));
    return date ? std::min(date->begin, digit) : digit;
  }

  static bool is_name(std::string_view name) {
    return name.size() > 2 && name.size() <= max_author_bytes &&
           !is_one_of_words(name) && !is_link_word(name) &&
           !begins_date(name) && !is_weekday(name) &&
           name.find("://") == name.npos && name.find('@') == name.npos &&
           name.find(':') == name.npos && !name.starts_with("www.");
  }

  std::vector<std::string> names_;
  std::vector<std::string> keys_;
};

bool is_author_mark(const HtmlTree& tree, std::size_t node) {
  const std::string itemprop = ascii_lower(tree.attribute(node, "itemprop"));
  const std::string rel = ascii_lower(tree.attribute(node, "rel"));
  if (itemprop == "author" || itemprop == "creator" || rel == "author") {
    return true;
  }
  const std::string property = ascii_lower(tree.attribute(node, "property"));
  return tree[node].tag != GUMBO_TAG_META &&
         (property == "author" || property == "schema:author" ||
          property == "dc:creator");
}

// The name within an element that is marked as the author's.
std::string marked_name(const HtmlTree& tree, std::size_t node) {
  for (std::size_t at = node; at < tree[node].end; ++at) {
    if (tree[at].is_text()) continue;
    const std::string property = ascii_lower(tree.attribute(at, "property"));
    if (ascii_lower(tree.attribute(at, "itemprop")) == "name" ||
        (at != node && (property == "name" || property == "schema:name"))) {
      const std::string_view content = tree.attribute(at, "content");
      return content.empty() ? tree.text_below(at, max_byline_bytes)
                             : std::string(content);
    }
  }
  const std::string_view content = tree.attribute(node, "content");
  return content.empty() ? tree.text_below(node, max_byline_bytes)
                         : std::string(content);
}

// Whether an address is of a page about an author, such as /author/jane-doe.
bool is_author_address(std::string_view address) {
  constexpr std::array<std::string_view, 19> parts{
      "/author/",         "/authors/",     "/autor/",       "/autoren/",
      "/autores/",        "/auteur/",      "/auteurs/",     "/autore/",
      "/autori/",         "/our-people/",  "/staff/",       "/writers/",
      "/journalist/",     "/journalists/", "/journaliste/", "/reporter/",
      "/correspondents/", "/contributor/", "/contributors/"};
  const std::string lower = ascii_lower(address);
  return std::ranges::any_of(parts, [&](std::string_view part) {
    const std::size_t at = lower.find(part);
    return at != lower.npos && at + part.size() < lower.size();
  });
}

// Names that link to pages about authors near the headline, the first of them
// and its neighbours.
void add_linked_names(const HtmlTree& tree, std::size_t headline,
                      Names& names) {
  constexpr std::size_t nodes_before = 60, nodes_behind = 200;
  constexpr std::size_t max_words = 5;
  std::size_t last = 0;
  std::vector<std::string_view> seen;
  const std::size_t end = std::min(tree.size(), headline + nodes_behind);
  for (std::size_t at = headline - std::min(headline, nodes_before); at < end;
       ++at) {
    if (tree[at].is_text() || tree[at].tag != GUMBO_TAG_A) continue;
    const std::string_view address = tree.attribute(at, "href");
    if (!is_author_address(address)) continue;
    if (!names.empty() && at > last + max_nodes_between) return;
    last = tree[at].end;
    const std::string name = tree.text_below(at, max_author_bytes);
    if (name.empty() || std::ranges::find(seen, address) != seen.end()) {
      continue;  // a picture, or "Bio" behind the name
    }
    seen.push_back(address);
    const auto spaces = static_cast<std::size_t>(std::ranges::count(name, ' '));
    if (spaces < max_words) names.add(name);
  }
}

bool names_byline(std::string_view words) {
  return has_any(words, {" byline ", " author ", " author name ", " authors ",
                         " byline name ", " article author ", " post author ",
                         " entry author ", " auteur ", " autor ",
                         " authorname ", " writer ", " bylines "});
}

// Names of elements that are marked as the author's, the first of them and its
// neighbours: authors of comments and other articles are farther away.
void add_marked_names(const HtmlTree& tree, Names& names) {
  std::size_t last = 0;
  for (std::size_t at = 0; at < tree.size();) {
    if (tree[at].is_text() || !is_author_mark(tree, at)) {
      ++at;
      continue;
    }
    if (!names.empty() && at > last + max_nodes_between) return;
    names.add(marked_name(tree, at));
    at = tree[at].end;
    last = at;
  }
}

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
    if (!joins_names(before) && !(names.empty() && is_one_of_words(before))) {
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
    if (joins_names(piece) || (names.empty() && is_one_of_words(piece))) {
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

// The links that a byline begins with, or else its text.
void add_byline(const HtmlTree& tree, std::size_t byline,
                const std::string& text, Names& names) {
  const std::vector<std::string> linked = linked_beginning(tree, byline);
  for (const std::string& name : linked) names.add(name);
  if (!linked.empty()) return;
  const std::vector<std::string> single = names_in_elements(tree, byline);
  for (const std::string& name : single) names.add(name);
  if (single.empty() && text.size() <= max_byline_bytes) names.add(text);
}

void add_named_bylines(const HtmlTree& tree, Names& names) {
  for (std::size_t at = 0; at < tree.size() && names.empty(); ++at) {
    if (tree[at].is_text() || tree[at].element->attributes.length == 0 ||
        !names_byline(element_words(tree, at))) {
      continue;
    }
    add_byline(tree, at, tree.text_below(at, max_byline_bytes), names);
  }
}

// The line below a label, or all items of the list below it.
void add_names_below(const std::vector<TextBlock>& blocks, std::size_t label,
                     Names& names) {
  for (std::size_t at = label + 1; at < blocks.size(); ++at) {
    if (at > label + 1 && !blocks[at].goes_on) return;
    if (!looks_like_name(blocks[at].text)) return;
    names.add(blocks[at].text);
  }
}

// A byline among the lines of a headline or of a paragraph.
void add_lines(std::string_view text, Names& names) {
  if (text.size() > max_lines_bytes) return;
  for (std::size_t at = 0; at < text.size() && names.empty();) {
    const Line line = line_at(text, at, '\n');
    const std::string_view written = line.of(text);
    if (written.size() <= max_line_length && byline_word_at(written)) {
      names.add(written);
    }
    at = line.next;
  }
}

// "By Jane Doe" on a line of its own near the headline.
void add_written_byline(const HtmlTree& tree,
                        const std::vector<TextBlock>& blocks,
                        std::size_t headline, Names& names) {
  const std::size_t begin = headline < blocks.size()
                                ? headline - std::min<std::size_t>(headline, 5)
                                : 0;
  const std::size_t end = std::min(begin + lines_by_headline, blocks.size());
  for (std::size_t at = begin; at < end && names.empty(); ++at) {
    const std::string& text = blocks[at].text;
    if (at == headline) continue;
    const bool is_short = blocks[at].length <= max_line_length;
    if (is_short && byline_word_at(text)) {
      add_byline(tree, blocks[at].node, text, names);
    }
    if (names.empty() && text.find('\n') != text.npos) add_lines(text, names);
    if (!is_short || !names.empty()) continue;
    for (const std::string& name : labelled_names(text)) {
      if (!has_small_words(name)) names.add(name);
    }
    if (names.empty() && is_byline_label(text)) {
      add_names_below(blocks, at, names);
    }
  }
}

// "Jane Doe" right above or below a picture that is described as "Jane Doe",
// near the headline and beside a date, as where authors are shown with faces.
void add_pictured_name(const HtmlTree& tree,
                       const std::vector<TextBlock>& blocks,
                       std::size_t headline, Names& names) {
  constexpr std::size_t nodes_before = 40;  // of the picture
  constexpr std::size_t lines_behind = 8;   // the headline
  const std::size_t end = std::min(headline + lines_behind, blocks.size());
  for (std::size_t at = headline + 1; at + 1 < end; ++at) {
    if (!looks_like_name(blocks[at].text) ||
        !has_ascii_digit(blocks[at + 1].text) ||
        2 * blocks[at + 1].length > max_byline_bytes) {
      continue;
    }
    const std::size_t text = blocks[at].first;
    for (std::size_t node = text - std::min(text, nodes_before); node < text;
         ++node) {
      if (tree[node].tag == GUMBO_TAG_IMG &&
          title_key(tree.attribute(node, "alt"))
              .starts_with(title_key(blocks[at].text))) {
        names.add(blocks[at].text);
        return;
      }
    }
  }
}

bool are_outlet(const Names& names, const PageFacts& facts) {
  const std::string key = title_key(names.joined());
  for (const std::string& outlet :
       {facts.meta({"og:site_name"}), facts.meta({"publisher", "dc.publisher"}),
        facts.linked_data().publisher}) {
    const std::string outlet_key = title_key(outlet);
    if (!outlet_key.empty() && (key.find(outlet_key) != key.npos ||
                                outlet_key.find(key) != key.npos)) {
      return true;
    }
  }
  return false;
}

void add_declared_names(const PageFacts& facts, Names& names) {
  for (const std::string& name : facts.linked_data().authors) names.add(name);
  for (const std::string_view key : author_metas) {
    if (!names.empty()) break;
    for (const std::string& name : facts.all_meta(key)) names.add(name);
  }
  // Cards for links show what the page says below a label of its own.
  if (names.empty() && is_byline_label(facts.meta({"twitter:label1"}))) {
    names.add(facts.meta({"twitter:data1"}));
  }
}

}  // namespace

std::string page_authors(const HtmlTree& tree,
                         const std::vector<TextBlock>& blocks,
                         const PageFacts& facts, std::size_t headline) {
  Names declared;
  add_declared_names(facts, declared);
  if (!declared.empty() && !are_outlet(declared, facts)) {
    return declared.joined();
  }
  Names shown;
  add_marked_names(tree, shown);
  if (shown.empty() && headline < blocks.size()) {
    add_linked_names(tree, blocks[headline].node, shown);
  }
  if (shown.empty()) {
    add_written_byline(tree, blocks, headline, shown);
  }
  if (shown.empty()) add_named_bylines(tree, shown);
  if (shown.empty()) add_pictured_name(tree, blocks, headline, shown);
  return shown.empty() ? declared.joined() : shown.joined();
}

}  // namespace dateline
