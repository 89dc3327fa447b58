#include "corpus/reader/html/main_content.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "corpus/reader/html/block_filters.hpp"
#include "corpus/reader/html/boilerplate.hpp"
#include "corpus/reader/html/notices.hpp"
#include "corpus/reader/html/page_title.hpp"
#include "corpus/reader/html/standfirst.hpp"
#include "corpus/reader/html/subtree_sums.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

// The share of the text that an element must have to stand for the one around
// it.
constexpr double descent_share = 0.7;
constexpr double least_sibling = 40;  // letters of a paragraph beside it
constexpr std::size_t least_in_paragraphs = 2;  // elements beside it
constexpr double least_part = 300;  // letters of one that is enough by itself
constexpr double max_label_length = 60;  // letters of what announces links
constexpr double max_headline_length = 400;
constexpr double too_little = 250;        // letters, for an article
constexpr double least_linked_line = 25;  // of a headline that is a link
constexpr double least_body = 500;        // of one that data give
constexpr double remnant_share = 0.4;     // of that body, shown without it

bool is_text_element(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_LAST:
    case GUMBO_TAG_P:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_PRE:
      return true;
    default:
      return false;
  }
}

class ContentFinder {
 public:
  // `is_headline` and `is_boilerplate` are for each block.
  ContentFinder(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                const std::vector<bool>& is_headline,
                std::vector<bool> is_boilerplate,
                const std::string& description)
      : tree_(tree),
        blocks_(blocks),
        is_headline_(is_headline),
        is_boilerplate_(std::move(is_boilerplate)),
        description_(description) {}

  std::vector<TextBlock> find() const {
    const std::size_t root = content_root();
    std::vector<TextBlock> kept;
    const auto summary = summary_above(root);
    const std::vector<bool> in_content = content_nodes(root);
    const std::vector<bool> in_plain_list = items_of_plain_lists();
    for (std::size_t at = 0; at < blocks_.size(); ++at) {
      const TextBlock& block = blocks_[at];
      if (!in_content[block.first] || at == summary) continue;
      if (is_boilerplate_[at]) continue;
      if (is_link_block(block) && !in_plain_list[at] && !is_linked_heading(at))
        continue;
      if (is_headline_[at] || announces_links(at, in_plain_list)) continue;
      kept.push_back(block);
    }
    drop_insertions(tree_, kept);
    if (summary) add_summary(blocks_[*summary], kept);
    return kept;
  }

 private:
  // Puts it in front, unless the content has it already.
  static void add_summary(const TextBlock& summary,
                          std::vector<TextBlock>& content) {
    const bool is_repeated = std::ranges::any_of(
        content,
        [&](const TextBlock& block) { return block.text == summary.text; });
    if (is_repeated || is_notice(summary)) return;
    content.insert(content.begin(), summary)->kind = TextBlock::Kind::paragraph;
  }

  // The lowest element that holds the article.
  std::size_t content_root() const {
    SubtreeSums sums(tree_.size());
    for (std::size_t at = 0; at < blocks_.size(); ++at) {
      if (!is_boilerplate_[at]) {
        sums.add(blocks_[at].first, block_weight(blocks_[at]));
      }
    }
    sums.complete();
    std::size_t best = 0;
    for (std::size_t at = 0; at < tree_.size(); ++at) {
      if (tree_[at].is_text()) continue;
      if (sums.of(tree_, at) > sums.of(tree_, best)) best = at;
    }
    if (sums.of(tree_, best) <= 0) return 0;  // a page of a few words
    best = around_paragraph(best);
    return joined_with_siblings(sums, best, lowest_within(sums, best));
  }

  // The element above `root`, at most `top`, whose children are parts of one
  // article: paragraphs beside the root, or elements of its kind.
  std::size_t joined_with_siblings(const SubtreeSums& sums, std::size_t top,
                                   std::size_t root) const {
    std::size_t joined = root;
    for (std::size_t at = root; at != top; at = tree_[at].parent) {
      if (has_equal_sibling(sums, at)) joined = tree_[at].parent;
    }
    return joined;
  }

  // The nodes below `root`, and below elements that are named like it, as where
  // an article is cut into parts. Other articles have headlines of their own.
  std::vector<bool> content_nodes(std::size_t root) const {
    std::vector<bool> nodes(tree_.size());
    const auto add = [&](std::size_t node) {
      std::fill_n(nodes.begin() + static_cast<std::ptrdiff_t>(node),
                  tree_[node].end - node, true);
    };
    add(root);
    const std::string_view name = tree_.attribute(root, "class");
    if (name.empty()) return nodes;
    const auto is_part = [&](std::size_t node) {
      return tree_[node].tag == tree_[root].tag &&
             tree_.attribute(node, "class") == name;
    };
    for (std::size_t at = root; at-- > 0 && tree_[at].tag != GUMBO_TAG_H1;) {
      if (is_part(at) && tree_[at].end <= root) add(at);
    }
    for (std::size_t at = tree_[root].end;
         at < tree_.size() && tree_[at].tag != GUMBO_TAG_H1; ++at) {
      if (is_part(at)) add(at);
    }
    return nodes;
  }

  bool has_equal_sibling(const SubtreeSums& sums, std::size_t node) const {
    const std::size_t parent = tree_[node].parent;
    std::size_t in_paragraphs = 0;
    for (std::size_t at = parent + 1; at < tree_[parent].end;
         at = tree_[at].end) {
      const double sum = sums.of(tree_, at);
      if (at == node || sum < least_sibling) continue;
      if (is_text_element(tree_[at].tag)) return true;
      if (tree_[at].tag != tree_[node].tag) continue;
      if (tree_.attribute(at, "class") == tree_.attribute(node, "class")) {
        return true;
      }
      if (!has_text_in_paragraphs_only(sums, at)) continue;
      if (sum >= least_part || ++in_paragraphs == least_in_paragraphs) {
        return true;
      }
    }
    return false;
  }

  // As where the first paragraphs stand in an element each, or those that may
  // be read without a subscription in one.
  bool has_text_in_paragraphs_only(const SubtreeSums& sums,
                                   std::size_t node) const {
    for (std::size_t at = node + 1; at < tree_[node].end; at = tree_[at].end) {
      if (tree_[at].is_text()
              ? !is_blank(tree_[at].text)
              : tree_[at].tag != GUMBO_TAG_P && sums.of(tree_, at) > 0) {
        return false;
      }
    }
    return true;
  }

  std::size_t lowest_within(const SubtreeSums& sums, std::size_t root) const {
    const double least = sums.of(tree_, root) * descent_share;
    std::size_t lowest = root;
    for (std::size_t at = root + 1; at < tree_[lowest].end; ++at) {
      if (!tree_[at].is_text() && sums.of(tree_, at) >= least) lowest = at;
    }
    return around_paragraph(lowest);
  }

  // A node, or what is around the paragraph that the node is or is in: other
  // paragraphs, however short, stand there.
  std::size_t around_paragraph(std::size_t node) const {
    std::size_t around = node;
    for (std::size_t at = node; at != 0; at = tree_[at].parent) {
      if (tree_[at].tag == GUMBO_TAG_P) around = tree_[at].parent;
    }
    return around;
  }

  // Looks from the last headline above the body on.
  std::optional<std::size_t> summary_above(std::size_t root) const {
    std::size_t headline = blocks_.size();
    std::size_t body = 0;
    for (; body < blocks_.size(); ++body) {
      const TextBlock& block = blocks_[body];
      if (is_headline_[body]) headline = body;
      if (block.first >= root && !is_boilerplate_[body] &&
          block_weight(block) > 0 && headline != body) {
        break;
      }
    }
    if (headline >= body) return std::nullopt;
    return standfirst(tree_, blocks_, headline, body, is_boilerplate_,
                      description_);
  }

  // Which blocks are items of lists of which two items, and half at least, are
  // no links.
  std::vector<bool> items_of_plain_lists() const {
    std::vector<bool> items(blocks_.size());
    for (std::size_t begin = 0, end = 0; begin < blocks_.size(); begin = end) {
      std::size_t others = 0;
      do {
        others += is_link_block(blocks_[end]) ? 0 : 1;
      } while (++end < blocks_.size() && blocks_[end].goes_on);
      const bool is_plain = blocks_[begin].kind == TextBlock::Kind::item &&
                            others >= 2 && 2 * others >= end - begin;
      std::fill_n(items.begin() + static_cast<std::ptrdiff_t>(begin),
                  end - begin, is_plain);
    }
    return items;
  }

  static bool is_link_block(const TextBlock& block) {
    // Sentences may be one link from end to end.
    const double most = ends_sentence(block.text) ? 0.9 : 0.7;
    return block.link_share() > most && block.length < 300;
  }

  // Whether a block is a sub-heading that is a link, with text of the article
  // below it in the same element, as in lists of things with a page each.
  bool is_linked_heading(std::size_t at) const {
    const TextBlock& block = blocks_[at];
    if (block.kind != TextBlock::Kind::heading || at + 1 == blocks_.size() ||
        ends_sentence(block.text)) {
      return false;
    }
    const TextBlock& next = blocks_[at + 1];
    return next.first < tree_[tree_[block.container].parent].end &&
           next.kind != TextBlock::Kind::heading && !is_boilerplate_[at + 1] &&
           !is_link_block(next);
  }

  // "More on this:" above links, which are left out.
  bool announces_links(std::size_t at,
                       const std::vector<bool>& in_plain_list) const {
    const TextBlock& block = blocks_[at];
    if (block.length > max_label_length || at + 1 == blocks_.size() ||
        (block.kind != TextBlock::Kind::heading && ends_clause(block.text) &&
         !block.text.ends_with(':'))) {
      return false;
    }
    return is_link_block(blocks_[at + 1]) && !in_plain_list[at + 1] &&
           blocks_[at + 1].kind != TextBlock::Kind::heading;
  }

  const HtmlTree& tree_;
  const std::vector<TextBlock>& blocks_;
  const std::vector<bool>& is_headline_;
  std::vector<bool> is_boilerplate_;
  const std::string& description_;
};

// Which blocks show the headline, maybe with a topic in front of it.
std::vector<bool> headline_blocks(const std::vector<TextBlock>& blocks,
                                  const std::string& title) {
  std::vector<bool> headlines(blocks.size());
  const std::string wanted = title_key(title);
  if (wanted.empty()) return headlines;
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    const TextBlock& block = blocks[at];
    if (block.length > max_headline_length) continue;
    const std::string key = title_key(block.text);
    headlines[at] = key == wanted ||
                    (block.kind == TextBlock::Kind::heading &&
                     key.size() < 2 * wanted.size() && key.ends_with(wanted));
  }
  return headlines;
}

// The headlines and sentences of a page that has nothing but links, such as a
// front page; its menus are shorter.
std::vector<TextBlock> linked_lines(const std::vector<TextBlock>& blocks,
                                    const std::vector<bool>& is_headline,
                                    const std::vector<bool>& is_boilerplate) {
  std::vector<TextBlock> lines;
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    if (blocks[at].length >= least_linked_line && !is_headline[at] &&
        !is_boilerplate[at]) {
      lines.push_back(blocks[at]);
    }
  }
  return lines;
}

std::vector<TextBlock> paragraphs_of(const std::string& body) {
  std::vector<TextBlock> paragraphs;
  for (std::size_t at = 0; at < body.size();) {
    const Line line = line_at(body, at, '\n');
    if (!is_blank(line.of(body))) {
      paragraphs.emplace_back().text = one_line(line.of(body));
    }
    at = line.next;
  }
  return paragraphs;
}

}  // namespace

std::vector<TextBlock> main_content(const HtmlTree& tree,
                                    const std::vector<TextBlock>& blocks,
                                    const ContentHints& hints) {
  const BoilerplateMarker marker(tree, blocks);
  const std::vector<bool> is_headline = headline_blocks(blocks, hints.title);
  std::vector<TextBlock> best;
  for (const Strictness strictness :
       {Strictness::names_and_tags, Strictness::sure_names, Strictness::none}) {
    std::vector<TextBlock> content =
        ContentFinder(tree, blocks, is_headline, marker.marks(strictness),
                      hints.description)
            .find();
    if (length_of(content) > length_of(best)) best = std::move(content);
    if (length_of(best) >= too_little) break;
  }
  const double body_length = letter_count(hints.body);
  const bool is_remnant = length_of(best) < body_length * remnant_share;
  if (is_remnant && (best.empty() || body_length >= least_body)) {
    return paragraphs_of(hints.body);
  }
  return best.empty()
             ? linked_lines(blocks, is_headline, marker.marks(Strictness::none))
             : best;
}

}  // namespace dateline
