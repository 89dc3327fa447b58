#include "corpus/reader/html/standfirst.hpp"

#include "corpus/reader/html/element_words.hpp"
#include "corpus/reader/html/page_title.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

constexpr double least_length = 40;  // letters of a summary
constexpr double most_length = 1200;
constexpr std::size_t described_bytes = 40;  // that agree with the description
constexpr std::size_t max_parents = 3;       // whose names count

// By names in the languages of the web's makers.
bool is_named_summary(const HtmlTree& tree, std::size_t node) {
  for (std::size_t step = 0; step < max_parents && node != 0;
       ++step, node = tree[node].parent) {
    if (has_any(element_words(tree, node),
                {" standfirst",  " summary",     " subtitle", " sub title",
                 " description", " dek ",        " deck ",    " lead",
                 " lede",        " intro",       " excerpt",  " abstract",
                 " subhead",     " sub head",    " chapo",    " entradilla",
                 " bajada",      " sottotitolo", " sommario", " ingress",
                 " vorspann",    " spot ",       " perex",    " anriss",
                 " sapo ",       " teaser"})) {
      return true;
    }
  }
  return false;
}

// Whether a block is boilerplate, but not together with a headline that is no
// link: what is around a name of the outlet holds its motto.
bool is_apart(const std::vector<TextBlock>& blocks,
              const std::vector<bool>& boilerplate, std::size_t headline,
              std::size_t at) {
  return boilerplate[at] &&
         (!boilerplate[headline] || blocks[headline].link_length > 0);
}

// Whether a block tells of a picture that stands beside it.
bool is_in_figure(const HtmlTree& tree, std::size_t node) {
  for (; node != 0; node = tree[node].parent) {
    if (tree[node].tag == GUMBO_TAG_FIGURE ||
        tree[node].tag == GUMBO_TAG_FIGCAPTION) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<std::size_t> standfirst(const HtmlTree& tree,
                                      const std::vector<TextBlock>& blocks,
                                      std::size_t headline, std::size_t body,
                                      const std::vector<bool>& boilerplate,
                                      const std::string& description) {
  const std::string described = title_key(description);
  std::optional<std::size_t> named;
  std::optional<std::size_t> unnamed;
  bool is_first = true;  // below the headline, but for dates and names
  for (std::size_t at = headline + 1; at < body; ++at) {
    const TextBlock& block = blocks[at];
    if (block.length < least_length || block.length > most_length ||
        block.link_density() > 0.3 || is_in_figure(tree, block.node)) {
      continue;
    }
    const std::string key = title_key(block.text);
    if (described.size() >= described_bytes &&
        key.starts_with(described.substr(0, described_bytes))) {
      return at;
    }
    if (!named && is_named_summary(tree, block.node)) named = at;
    const bool is_next = at == headline + 1;
    if (is_next ? is_apart(blocks, boilerplate, headline, at)
                : boilerplate[at]) {
      continue;
    }
    if (is_first && ends_sentence(block.text) &&
        (is_next || block.kind == TextBlock::Kind::paragraph)) {
      unnamed = at;
    }
    is_first = false;
  }
  return named ? named : unnamed;
}

}  // namespace dateline
