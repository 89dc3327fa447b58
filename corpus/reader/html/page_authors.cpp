#include "corpus/reader/html/page_authors.hpp"

#include <array>
#include <string_view>

#include "corpus/reader/author/byline_words.hpp"
#include "corpus/reader/html/author_elements.hpp"
#include "corpus/reader/html/author_names.hpp"
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
                         const PageFacts& facts, std::size_t headline) {
  AuthorNames declared;
  add_declared_names(facts, declared);
  if (!declared.empty() && !are_outlet(declared, facts)) {
    return declared.joined();
  }
  AuthorNames shown;
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
