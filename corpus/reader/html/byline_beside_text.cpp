#include "corpus/reader/html/byline_beside_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/reader/author/byline_words.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_closing_bytes = 160;  // of a byline below the text
constexpr std::size_t blocks_below = 2;         // the text that are looked at

// The names that a text is a list of; none if a part of it is no name.
std::vector<std::string_view> listed_names(std::string_view text) {
  constexpr std::array<std::string_view, 6> marks{",",     "/",     "&",
                                                  " and ", " und ", " y "};
  std::vector<std::string_view> names;
  while (true) {
    std::size_t end = text.size(), size = 0;
    for (const std::string_view mark : marks) {
      const std::size_t at = text.find(mark);
      if (at < end) {
        end = at;
        size = mark.size();
      }
    }
    const std::string_view name = trimmed(text.substr(0, end));
    if (!looks_like_name(name)) return {};
    names.push_back(name);
    if (size == 0) return names;
    text.remove_prefix(end + size);
  }
}

void add_names(std::string_view text, AuthorNames& names) {
  for (const std::string_view name : listed_names(text)) names.add(name);
}

bool is_emphasis(GumboTag tag) {
  return tag == GUMBO_TAG_STRONG || tag == GUMBO_TAG_B || tag == GUMBO_TAG_EM ||
         tag == GUMBO_TAG_I;
}

// Whether a block is emphasised from end to end and stands in the same element
// as a paragraph of the text.
bool is_emphasised_beside(const HtmlTree& tree, const TextBlock& block,
                          const TextBlock& paragraph) {
  return block.kind == TextBlock::Kind::paragraph && block.link_length == 0 &&
         is_emphasis(tree[block.node].tag) &&
         tree[block.container].parent == tree[paragraph.container].parent;
}

// "Jane Doe" of "(Reporting by Jane Doe; editing by Rob Roe)" and of "-- By
// Jane Doe".
std::string_view closing_byline(std::string_view text) {
  if (text.size() > max_closing_bytes) return {};
  for (const std::string_view dash : {"—", "–"}) {
    if (text.starts_with(dash)) text.remove_prefix(dash.size());
  }
  text = trimmed_of(text, "()[]-*. ");
  const auto word = byline_word_at(text);
  if (!word || word->kind == BylineWordKind::may_begin_name) return {};
  text.remove_prefix(word->size);
  return trimmed(text.substr(0, text.find(';')));
}

}  // namespace

void add_byline_beside_text(const HtmlTree& tree,
                            const std::vector<TextBlock>& blocks,
                            const std::vector<TextBlock>& content,
                            AuthorNames& names) {
  const auto place = [&](const TextBlock& block) {
    return static_cast<std::size_t>(
        std::ranges::lower_bound(blocks, block.first, {}, &TextBlock::first) -
        blocks.begin());
  };
  // The first one may be the summary, which the byline stands below.
  const std::size_t openings = std::min<std::size_t>(content.size(), 2);
  for (std::size_t at = 0; at < openings && names.empty(); ++at) {
    const std::size_t opening = place(content[at]);
    if (opening == 0 || opening == blocks.size()) continue;
    if (is_emphasised_beside(tree, blocks[opening - 1], content[at])) {
      add_names(blocks[opening - 1].text, names);
    }
  }
  if (content.empty() || !names.empty()) return;
  const std::size_t last = place(content.back());
  if (last == blocks.size() || blocks[last].first != content.back().first) {
    return;  // the text is from the page's data
  }
  const std::size_t end = std::min(last + 1 + blocks_below, blocks.size());
  for (std::size_t at = last; at < end && names.empty(); ++at) {
    add_names(closing_byline(blocks[at].text), names);
    if (names.empty() && at == last + 1 &&
        is_emphasised_beside(tree, blocks[at], content.back())) {
      add_names(blocks[at].text, names);
    }
  }
}

}  // namespace dateline
