#include "corpus/reader/html/page_authors.hpp"

#include <array>
#include <functional>
#include <string_view>

#include "corpus/reader/author/byline_words.hpp"
#include "corpus/reader/html/author_elements.hpp"
#include "corpus/reader/html/author_names.hpp"
#include "corpus/reader/html/byline_beside_text.hpp"
#include "corpus/reader/html/byline_lines.hpp"
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

void add_declared_names(const PageFacts& facts, AuthorNames& names) {
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
                         const PageFacts& facts, std::size_t headline,
                         const std::vector<TextBlock>& content) {
  const bool has_headline = headline < blocks.size();
  // What pages call themselves stands for an author only if no source names a
  // person.
  AuthorNames outlet;
  const auto is_author = [&](const AuthorNames& names) {
    if (names.empty()) return false;
    if (!are_outlet(names, facts)) return true;
    if (outlet.empty()) outlet = names;
    return false;
  };
  const std::function<void(AuthorNames&)> sources[] = {
      [&](AuthorNames& names) { add_declared_names(facts, names); },
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
  for (const auto& add_names : sources) {
    AuthorNames names;
    add_names(names);
    if (is_author(names)) return names.joined();
  }
  return outlet.joined();
}

}  // namespace dateline
