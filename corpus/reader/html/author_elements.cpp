#include "corpus/reader/html/author_elements.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/html/byline_element.hpp"
#include "corpus/reader/html/element_words.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_nodes_between = 30;  // marked names of one article

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

bool names_byline(std::string_view words) {
  return has_any(words, {" byline ", " author ", " author name ", " authors ",
                         " byline name ", " article author ", " post author ",
                         " entry author ", " auteur ", " autor ",
                         " authorname ", " writer ", " bylines "});
}

// Whether an element is named as what a reader has written.
bool names_comment(std::string_view words) {
  return has_any(words, {" comment author ", " comment body ", " comment meta ",
                         " comment list ", " commentlist ", " comments list ",
                         " comments area "});
}

// Whether an element stands among what readers have written, or in what leads
// to other articles.
bool is_of_others(const HtmlTree& tree, std::size_t node) {
  for (; node != 0 && tree[node].tag != GUMBO_TAG_BODY &&
         tree[node].tag != GUMBO_TAG_ARTICLE;
       node = tree[node].parent) {
    const std::string words = element_words(tree, node);
    if (names_comment(words) ||
        has_any(words, {" comment ", " comments ", " related ", " recommended ",
                        " recommendations "})) {
      return true;
    }
  }
  return false;
}

// The name on a card of a person (hCard); others are of companies.
void add_card_name(const HtmlTree& tree, std::size_t card, AuthorNames& names) {
  for (std::size_t at = card; at < tree[card].end; ++at) {
    if (tree[at].is_text() || !has_any(element_words(tree, at), {" fn "})) {
      continue;
    }
    const std::string name = tree.text_below(at, max_author_bytes);
    if (looks_like_name(name)) names.add(name);
    return;
  }
}

}  // namespace

void add_marked_names(const HtmlTree& tree, AuthorNames& names) {
  std::size_t last = 0;
  for (std::size_t at = 0; at < tree.size();) {
    if (tree[at].is_text() || !is_author_mark(tree, at)) {
      ++at;
      continue;
    }
    if (!names.empty() && at > last + max_nodes_between) return;
    if (!is_of_others(tree, at)) {
      names.add(marked_name(tree, at));
      last = tree[at].end;
    }
    at = tree[at].end;
  }
}

void add_linked_names(const HtmlTree& tree, std::size_t headline,
                      AuthorNames& names) {
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

void add_named_bylines(const HtmlTree& tree, AuthorNames& names) {
  for (std::size_t at = 0; at < tree.size() && names.empty(); ++at) {
    if (tree[at].is_text() || tree[at].element->attributes.length == 0) {
      continue;
    }
    const std::string words = element_words(tree, at);
    if (names_comment(words)) {
      at = tree[at].end - 1;
    } else if (names_byline(words) && !is_of_others(tree, at)) {
      add_byline(tree, at, tree.text_below(at, max_byline_bytes), names);
    } else if (has_any(words, {" vcard "}) && !is_of_others(tree, at)) {
      add_card_name(tree, at, names);
    }
  }
}

}  // namespace dateline
