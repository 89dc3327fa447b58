#include "corpus/reader/html/page_authors.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <string_view>

#include "corpus/reader/author/byline_words.hpp"
#include "corpus/reader/html/author_elements.hpp"
#include "corpus/reader/html/author_names.hpp"
#include "corpus/reader/html/byline_beside_text.hpp"
#include "corpus/reader/html/byline_lines.hpp"
#include "corpus/reader/html/notices.hpp"
#include "corpus/reader/html/page_title.hpp"

namespace dateline {
namespace {

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

bool are_outlet(const AuthorNames& names, const PageFacts& facts) {
  const std::string key = title_key(names.joined());
  // A title ends with the outlet's name.
  const std::vector<TitlePart> parts = title_parts(facts.title());
  if (parts.size() > 1 && key == parts.back().key) return true;
  for (const std::string& outlet :
       {facts.meta({"og:site_name"}), facts.meta({"publisher", "dc.publisher"}),
        facts.meta({"copyright", "dc.rights"}),
        facts.linked_data().publisher}) {
    const std::string outlet_key = title_key(outlet);
    if (!outlet_key.empty() && (key.find(outlet_key) != key.npos ||
                                outlet_key.find(key) != key.npos)) {
      return true;
    }
  }
  return false;
}

// Whether all names are read in short blocks of the page, as bylines are.
bool are_shown(const AuthorNames& names, const std::vector<TextBlock>& blocks) {
  constexpr double max_length = 200;
  const auto is_in = [&](const TextBlock& block, std::string_view text,
                         std::string_view name) {
    return block.length <= max_length && text.find(name) != text.npos &&
           !claims_copyright(block.text);
  };
  return std::ranges::all_of(names.names(), [&](const std::string& name) {
    const auto has_it = [&](const TextBlock& block) {
      return is_in(block, block.text, name);
    };
    if (std::ranges::any_of(blocks, has_it)) return true;  // as on most pages
    return std::ranges::any_of(
        blocks, [&, key = title_key(name)](const TextBlock& block) {
          return block.length <= max_length &&
                 is_in(block, title_key(block.text), key);
        });
  });
}

// Whether there is no name but in another list, as it is or longer, and that is
// not the same.
bool are_part_of(const AuthorNames& names, const AuthorNames& others) {
  const auto is_in = [&](const std::string& name) {
    return std::ranges::any_of(others.names(), [&](const std::string& other) {
      return other.starts_with(name + " ") ||
             title_key(other) == title_key(name);
    });
  };
  return names.joined() != others.joined() &&
         std::ranges::all_of(names.names(), is_in);
}

// Whether all names look like those of people.
bool look_like_people(const AuthorNames& names) {
  return !names.empty() && std::ranges::all_of(names.names(), looks_like_name);
}

// What the data of the page name, each of their sources by itself.
std::vector<AuthorNames> declared_names(const PageFacts& facts) {
  std::vector<AuthorNames> declared(1);
  for (const std::string& name : facts.linked_data().authors) {
    declared.back().add(name);
  }
  for (const std::string_view key : author_metas) {
    AuthorNames& names = declared.emplace_back();
    for (const std::string& name : facts.all_meta(key)) names.add(name);
  }
  // Cards for links show what the page says below a label of its own.
  if (is_byline_label(facts.meta({"twitter:label1"}))) {
    declared.emplace_back().add(facts.meta({"twitter:data1"}));
  }
  return declared;
}

// Adds the names that one kind of byline has.
using Source = std::function<void(AuthorNames&)>;

// The declared names, or those of the first source that has them all and more:
// the data may name one of several authors, or only the first name of one.
std::string completed(const AuthorNames& declared,
                      std::span<const Source> sources) {
  for (const Source& add_names : sources) {
    AuthorNames names;
    add_names(names);
    if (look_like_people(names) && are_part_of(declared, names)) {
      return names.joined();
    }
  }
  return declared.joined();
}

}  // namespace

std::string page_authors(const HtmlTree& tree,
                         const std::vector<TextBlock>& blocks,
                         const PageFacts& facts, std::size_t headline,
                         const std::vector<TextBlock>& content) {
  const bool has_headline = headline < blocks.size();
  // What pages call themselves stands for an author only if no source names a
  // person, and a name that the page does not show, as that of who has typed
  // the article in, only if it shows none.
  AuthorNames outlet, hidden;
  const auto is_author = [&](const AuthorNames& names) {
    if (names.empty()) return false;
    if (!are_outlet(names, facts)) return true;
    if (outlet.empty()) outlet = names;
    return false;
  };
  const Source sources[] = {
      [&](AuthorNames& names) { add_marked_names(tree, names); },
      [&](AuthorNames& names) {
        if (has_headline) add_linked_names(tree, blocks[headline].node, names);
      },
      [&](AuthorNames& names) {
        add_written_byline(tree, blocks, headline, names);
      },
      [&](AuthorNames& names) { add_named_bylines(tree, names); },
      [&](AuthorNames& names) {
        add_pictured_name(tree, blocks, headline, names);
      },
      [&](AuthorNames& names) {
        add_byline_beside_text(tree, blocks, content, names);
      },
      [&](AuthorNames& names) { add_dated_name(blocks, headline, names); }};
  for (const AuthorNames& names : declared_names(facts)) {
    if (!is_author(names)) continue;
    if (are_shown(names, blocks)) {
      return completed(names, std::span(sources).subspan(1, 2));
    }
    hidden = names;
    break;
  }
  for (const Source& add_names : sources) {
    AuthorNames names;
    add_names(names);
    if (is_author(names) && (hidden.empty() || look_like_people(names))) {
      return names.joined();
    }
  }
  return hidden.empty() ? outlet.joined() : hidden.joined();
}

}  // namespace dateline
