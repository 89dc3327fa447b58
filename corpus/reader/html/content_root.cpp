#include "corpus/reader/html/content_root.hpp"

#include <algorithm>
#include <string_view>

#include "corpus/reader/html/subtree_sums.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// The share of the text that an element must have to stand for the one around
// it.
constexpr double descent_share = 0.7;
constexpr double least_sibling = 40;  // letters of a paragraph beside it
constexpr std::size_t least_in_paragraphs = 2;  // elements beside it
constexpr double least_part = 300;  // letters of one that is enough by itself

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

class RootFinder {
 public:
  RootFinder(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
             const std::vector<double>& weights)
      : tree_(tree), sums_(tree.size()) {
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      sums_.add(blocks[at].first, weights[at]);
    }
    sums_.complete();
  }

  std::size_t find() const {
    std::size_t best = 0;
    for (std::size_t at = 0; at < tree_.size(); ++at) {
      if (tree_[at].is_text()) continue;
      if (sums_.of(tree_, at) > sums_.of(tree_, best)) best = at;
    }
    if (sums_.of(tree_, best) <= 0) return 0;  // a page of a few words
    best = around_paragraph(best);
    return joined_with_siblings(best, lowest_within(best));
  }

 private:
  // The element above `root`, at most `top`, whose children are parts of one
  // article: paragraphs beside the root, or elements of its kind.
  std::size_t joined_with_siblings(std::size_t top, std::size_t root) const {
    std::size_t joined = root;
    for (std::size_t at = root; at != top; at = tree_[at].parent) {
      if (has_equal_sibling(at)) joined = tree_[at].parent;
    }
    return joined;
  }

  bool has_equal_sibling(std::size_t node) const {
    const std::size_t parent = tree_[node].parent;
    std::size_t in_paragraphs = 0;
    for (std::size_t at = parent + 1; at < tree_[parent].end;
         at = tree_[at].end) {
      const double sum = sums_.of(tree_, at);
      if (at == node || sum < least_sibling) continue;
      if (is_text_element(tree_[at].tag)) return true;
      if (tree_[at].tag != tree_[node].tag) continue;
      if (tree_.attribute(at, "class") == tree_.attribute(node, "class")) {
        return true;
      }
      if (!has_text_in_paragraphs_only(at)) continue;
      if (sum >= least_part || ++in_paragraphs == least_in_paragraphs) {
        return true;
      }
    }
    return false;
  }

  // As where the first paragraphs stand in an element each, or those that may
  // be read without a subscription in one.
  bool has_text_in_paragraphs_only(std::size_t node) const {
    for (std::size_t at = node + 1; at < tree_[node].end; at = tree_[at].end) {
      if (tree_[at].is_text()
              ? !is_blank(tree_[at].text)
              : tree_[at].tag != GUMBO_TAG_P && sums_.of(tree_, at) > 0) {
        return false;
      }
    }
    return true;
  }

  std::size_t lowest_within(std::size_t root) const {
    const double least = sums_.of(tree_, root) * descent_share;
    std::size_t lowest = root;
    for (std::size_t at = root + 1; at < tree_[lowest].end; ++at) {
      if (!tree_[at].is_text() && sums_.of(tree_, at) >= least) lowest = at;
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

  const HtmlTree& tree_;
  SubtreeSums sums_;  // of the blocks' weights
};

}  // namespace

std::size_t content_root(const HtmlTree& tree,
                         const std::vector<TextBlock>& blocks,
                         const std::vector<double>& weights) {
  return RootFinder(tree, blocks, weights).find();
}

std::vector<bool> content_nodes(const HtmlTree& tree, std::size_t root) {
  std::vector<bool> nodes(tree.size());
  const auto add = [&](std::size_t node) {
    std::fill_n(nodes.begin() + static_cast<std::ptrdiff_t>(node),
                tree[node].end - node, true);
  };
  add(root);
  const std::string_view name = tree.attribute(root, "class");
  if (name.empty()) return nodes;
  const auto is_part = [&](std::size_t node) {
    return tree[node].tag == tree[root].tag &&
           tree.attribute(node, "class") == name;
  };
  for (std::size_t at = root; at-- > 0 && tree[at].tag != GUMBO_TAG_H1;) {
    if (is_part(at) && tree[at].end <= root) add(at);
  }
  for (std::size_t at = tree[root].end;
       at < tree.size() && tree[at].tag != GUMBO_TAG_H1; ++at) {
    if (is_part(at)) add(at);
  }
  return nodes;
}

}  // namespace dateline
