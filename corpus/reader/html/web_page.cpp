#include "corpus/reader/html/web_page.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/main_content.hpp"
#include "corpus/reader/html/page_authors.hpp"
#include "corpus/reader/html/page_date.hpp"
#include "corpus/reader/html/page_facts.hpp"
#include "corpus/reader/html/page_title.hpp"
#include "corpus/reader/html/script_data.hpp"
#include "corpus/reader/html/text_blocks.hpp"
#include "corpus/reader/html/text_rendering.hpp"
#include "corpus/text/absolute_address.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// In letters: what is longer is the article itself.
constexpr double teaser_length = 1200;

std::string page_source(const PageFacts& facts) {
  std::string source = facts.meta({"og:site_name"});
  if (source.empty()) source = facts.linked_data().publisher;
  if (source.empty()) {
    source = facts.meta(
        {"application-name", "dc.publisher", "publisher", "article:publisher"});
  }
  return source.find("://") == source.npos ? one_line(source) : "";
}

std::string page_language(const PageFacts& facts) {
  std::string language = one_line(facts.language());
  if (language.empty()) {
    language = facts.meta({"content-language", "og:locale", "language",
                           "dc.language", "inlanguage"});
  }
  if (language.empty()) language = facts.linked_data().language;
  language = language.substr(0, language.find_first_of(",; "));
  for (char& c : language) {
    if (c == '_') c = '-';
  }
  return language.size() > 20 ? "" : language;
}

std::string page_address(const PageFacts& facts, std::string_view address) {
  const std::string_view base = facts.base().empty() ? address : facts.base();
  const std::string og = facts.meta({"og:url"});
  for (const std::string_view written :
       {facts.canonical_link(), std::string_view(og),
        std::string_view(facts.linked_data().address)}) {
    const std::string absolute = absolute_address(written, base);
    if (absolute.empty()) continue;
    if (is_front_page(absolute) && !is_front_page(address)) continue;
    return absolute;
  }
  return "";
}

// The text for browsers that run no scripts or show no frames, or what scripts
// would have shown; "" if all of it is no more than a notice.
std::string alternative_text(const HtmlTree& tree, const ContentHints& hints) {
  constexpr double least_length = 150;  // letters; notices are shorter
  double longest = least_length;
  std::vector<TextBlock> blocks;
  std::string text;
  for (std::size_t at = 1; at < tree.size();) {
    const GumboTag tag = tree[at].tag;
    const std::size_t end = tree[at].end;
    if (tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_TEMPLATE) {
      std::vector<TextBlock> found = text_blocks(tree, at);
      if (length_of(found) > longest) {
        longest = length_of(found);
        blocks = std::move(found);
      }
    } else if (tag == GUMBO_TAG_NOFRAMES && end > at + 1) {
      text = text_of_markup(tree[at + 1].text);  // its markup is not parsed
    } else {
      ++at;
      continue;
    }
    at = end;
  }
  if (letter_count(text) >= longest) return text;
  return blocks.empty() ? "" : rendered(main_content(tree, blocks, hints));
}

// The node behind the article's text and two lines below it, which may be
// about the article; the end of the page if the text is none of its blocks.
std::size_t end_of_text(const HtmlTree& tree,
                        const std::vector<TextBlock>& blocks,
                        const std::vector<TextBlock>& content) {
  constexpr std::size_t next = 3;  // the last block and two lines
  if (content.empty()) return tree.size();
  const auto last = std::ranges::lower_bound(blocks, content.back().first, {},
                                             &TextBlock::first);
  if (last == blocks.end() || last->first != content.back().first ||
      static_cast<std::size_t>(blocks.end() - last) <= next) {
    return tree.size();
  }
  return (last + next)->node;
}

// What a page shows may be no more than the beginning of its article, which is
// in its data. Those of a page that shows no text at all are its article,
// whatever title they have.
void use_text_in_scripts(WebPage& page, std::string_view html,
                         const HtmlTree& tree) {
  constexpr double remnant_share = 0.4;
  std::string text = text_in_scripts(html, tree, page.title, page.address,
                                     is_blank(page.text));
  if (letter_count(page.text) < remnant_share * letter_count(text)) {
    page.text = std::move(text);
  }
}

}  // namespace

WebPage read_web_page(std::string_view html, std::string_view address,
                      const std::string& title) {
  const HtmlTree tree(html);
  const PageFacts facts(tree, address);
  const std::vector<TextBlock> blocks = text_blocks(tree, 0);
  WebPage page;
  page.address = page_address(facts, address);
  page.title = shown_line(
      title.empty() ? page_title(tree, blocks, facts,
                                 page.address.empty() ? address : page.address)
                    : title);
  page.source = page_source(facts);
  page.language = page_language(facts);
  const std::size_t headline = headline_block(blocks, page.title);
  const ContentHints hints{
      page.title,
      facts.meta({"description", "og:description", "twitter:description"}),
      facts.linked_data().body};
  const std::vector<TextBlock> content = main_content(tree, blocks, hints);
  page.date =
      page_date(tree, blocks, facts, headline,
                end_of_text(tree, blocks, content), address, page.language);
  page.author =
      shown_line(page_authors(tree, blocks, facts, headline, content));
  page.text =
      content.empty() ? alternative_text(tree, hints) : rendered(content);
  if (letter_count(page.text) < teaser_length) {
    use_text_in_scripts(page, html, tree);
  }
  return page;
}

}  // namespace dateline
