#include "corpus/reader/html/main_content.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "corpus/reader/html/block_filters.hpp"
#include "corpus/reader/html/body_guide.hpp"
#include "corpus/reader/html/boilerplate.hpp"
#include "corpus/reader/html/page_title.hpp"
#include "corpus/reader/html/standfirst.hpp"
#include "corpus/reader/html/subtree_sums.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

// The share of the text that an element must have to stand for the one around
// it; less if it is named as the article's body.
constexpr double descent_share = 0.7;
constexpr double body_descent_share = 0.6;
constexpr double least_sibling = 40;     // letters of a paragraph beside it
constexpr double max_label_length = 60;  // letters of what announces links
constexpr double too_little = 250;       // letters, for an article

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
  ContentFinder(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                PageMarks marks, const ContentHints& hints)
      : tree_(tree),
        blocks_(blocks),
        marks_(std::move(marks)),
        hints_(hints),
        title_key_(title_key(hints.title)) {}

  std::vector<TextBlock> find() const {
    const std::size_t root = content_root();
    std::vector<TextBlock> kept;
    if (const auto summary = summary_above(root)) {
      kept.push_back(blocks_[*summary]);
      kept.back().kind = TextBlock::Kind::paragraph;
    }
    const std::vector<bool> in_content = content_nodes(root);
    for (std::size_t at = 0; at < blocks_.size(); ++at) {
      const TextBlock& block = blocks_[at];
      if (!in_content[block.first]) continue;
      if (marks_.boilerplate[at] || is_link_block(block)) continue;
      if (is_headline(block) || announces_links(at)) continue;
      kept.push_back(block);
    }
    drop_insertions(tree_, hints_.author, kept);
    return kept;
  }

 private:
  // The lowest element that holds the article.
  std::size_t content_root() const {
    SubtreeSums sums(tree_.size());
    for (std::size_t at = 0; at < blocks_.size(); ++at) {
      if (!marks_.boilerplate[at]) {
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
    for (std::size_t at = parent + 1; at < tree_[parent].end;
         at = tree_[at].end) {
      if (at == node || sums.of(tree_, at) < least_sibling) continue;
      if (is_text_element(tree_[at].tag)) return true;
      if (tree_[at].tag == tree_[node].tag &&
          tree_.attribute(at, "class") == tree_.attribute(node, "class")) {
        return true;
      }
    }
    return false;
  }

  std::size_t lowest_within(const SubtreeSums& sums, std::size_t root) const {
    const double sum = sums.of(tree_, root);
    std::size_t lowest = root;
    for (std::size_t at = root + 1; at < tree_[lowest].end;) {
      const double share = sums.of(tree_, at) / sum;
      const bool is_body = marks_.body[at];
      if (!tree_[at].is_text() &&
          share >= (is_body ? body_descent_share : descent_share)) {
        lowest = at;
        if (is_body) break;
        ++at;
      } else if (share < body_descent_share) {
        at = tree_[at].end;
      } else {
        ++at;
      }
    }
    return lowest;
  }

  // Looks from the last headline above the body on.
  std::optional<std::size_t> summary_above(std::size_t root) const {
    std::size_t headline = blocks_.size();
    std::size_t body = 0;
    for (; body < blocks_.size(); ++body) {
      const TextBlock& block = blocks_[body];
      if (is_headline(block)) headline = body;
      if (block.first >= root && !marks_.boilerplate[body] &&
          block_weight(block) > 0 && headline != body) {
        break;
      }
    }
    if (headline >= body) return std::nullopt;
    return standfirst(tree_, blocks_, headline, body, marks_.boilerplate,
                      hints_.description);
  }

  static bool is_link_block(const TextBlock& block) {
    // Sentences may be one link from end to end.
    const double most = ends_sentence(block.text) ? 0.9 : 0.7;
    return block.link_share() > most && block.length < 300;
  }

  // "More on this:" above links, which are left out.
  bool announces_links(std::size_t at) const {
    const TextBlock& block = blocks_[at];
    if (block.length > max_label_length || at + 1 == blocks_.size() ||
        (block.kind != TextBlock::Kind::heading && ends_clause(block.text) &&
         !block.text.ends_with(':'))) {
      return false;
    }
    return is_link_block(blocks_[at + 1]) &&
           blocks_[at + 1].kind != TextBlock::Kind::heading;
  }

  // Also one with a topic in front of it.
  bool is_headline(const TextBlock& block) const {
    if (block.length > 400 || title_key_.empty()) return false;
    const std::string key = title_key(block.text);
    return key == title_key_ ||
           (block.kind == TextBlock::Kind::heading &&
            key.size() < 2 * title_key_.size() && key.ends_with(title_key_));
  }

  const HtmlTree& tree_;
  const std::vector<TextBlock>& blocks_;
  PageMarks marks_;
  const ContentHints& hints_;
  std::string title_key_;
};

double length_of(const std::vector<TextBlock>& blocks) {
  double length = 0;
  for (const TextBlock& block : blocks) length += block.length;
  return length;
}

}  // namespace

std::vector<TextBlock> main_content(const HtmlTree& tree,
                                    const std::vector<TextBlock>& blocks,
                                    const ContentHints& hints) {
  std::vector<TextBlock> best;
  for (const Strictness strictness :
       {Strictness::names_and_tags, Strictness::sure_names,
        Strictness::tags_only, Strictness::none}) {
    std::vector<TextBlock> content =
        ContentFinder(tree, blocks, page_marks(tree, blocks, strictness), hints)
            .find();
    if (length_of(content) > length_of(best) * 1.5) best = std::move(content);
    if (length_of(best) >= too_little) break;
  }
  return guided_content(std::move(best), blocks, hints.body);
}

}  // namespace dateline
