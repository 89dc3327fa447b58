#include "corpus/reader/html/cards.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "corpus/reader/html/subtree_sums.hpp"

namespace dateline {
namespace {

constexpr double max_card_blocks = 7;
constexpr double least_link_length = 12;  // of the title that is a link
constexpr double least_line = 80;         // letters of text that is no link
constexpr double least_paragraph = 150;
constexpr std::size_t least_cards = 3;
constexpr double least_card_share = 0.7;  // of the neighbours built alike

class CardFinder {
 public:
  CardFinder(const HtmlTree& tree, const std::vector<TextBlock>& blocks)
      : tree_(tree), counts_(tree.size()), titles_(tree.size()) {
    for (const TextBlock& block : blocks) {
      counts_.add(block.first, 1);
      const bool is_title =
          block.link_density() > 0.8 && block.length >= least_link_length;
      titles_.add(block.first, is_title ? 1 : 0);
      if (is_title && leads_elsewhere(block)) {
        title_nodes_.push_back(block.first);
      }
      const double unlinked = block.length - block.link_length;
      if (unlinked >= least_line) line_nodes_.push_back(block.first);
      if (unlinked >= least_paragraph) paragraph_nodes_.push_back(block.first);
    }
    counts_.complete();
    titles_.complete();
  }

  std::vector<bool> find() const {
    std::vector<bool> cards(tree_.size());
    for (std::size_t at = 0; at < tree_.size(); ++at) {
      if (!tree_[at].is_text() && counts_.of(tree_, at) >= least_cards &&
          titles_.of(tree_, at) >= least_cards) {
        mark_children(at, cards);
      }
    }
    return cards;
  }

 private:
  using Kind = std::pair<GumboTag, std::string_view>;

  // An element's tag and its first class: further ones tell "last" or "odd".
  Kind kind_of(std::size_t node) const {
    const std::string_view names = tree_.attribute(node, "class");
    return {tree_[node].tag, names.substr(0, names.find(' '))};
  }

  // Whether what a block links to is another page, and no place in this one, as
  // an entry of a live blog is.
  bool leads_elsewhere(const TextBlock& block) const {
    std::size_t link = tree_[block.first].parent;
    while (link != 0 && tree_[link].tag != GUMBO_TAG_A) {
      link = tree_[link].parent;
    }
    return !tree_.attribute(link, "href").starts_with('#');
  }

  // A list of places in the page has no text. In others a paragraph stands
  // below the title: what is linked below one is for sharing.
  bool is_card(std::size_t node) const {
    if (titles_.of(tree_, node) < 1 ||
        counts_.of(tree_, node) > max_card_blocks) {
      return false;
    }
    const std::size_t title = first_at(title_nodes_, node);
    const std::size_t end = tree_[node].end;
    return title < end ? title < first_at(paragraph_nodes_, node)
                       : first_at(line_nodes_, node) >= end;
  }

  // The first of ascending nodes that is at or behind a node.
  std::size_t first_at(const std::vector<std::size_t>& nodes,
                       std::size_t node) const {
    const auto found = std::ranges::lower_bound(nodes, node);
    return found == nodes.end() ? tree_.size() : *found;
  }

  void mark_children(std::size_t parent, std::vector<bool>& cards) const {
    struct Count {
      std::size_t all = 0;
      std::size_t cards = 0;
    };
    std::map<Kind, Count> counts;
    for_each_child(parent, [&](std::size_t child) {
      Count& count = counts[kind_of(child)];
      ++count.all;
      if (is_card(child)) ++count.cards;
    });
    for_each_child(parent, [&](std::size_t child) {
      const Count& count = counts[kind_of(child)];
      const auto share =
          static_cast<double>(count.cards) / static_cast<double>(count.all);
      cards[child] = count.cards >= least_cards && share >= least_card_share &&
                     is_card(child);
    });
  }

  // Children that hold text, but for links and words within a paragraph.
  template <typename Visit>
  void for_each_child(std::size_t parent, Visit visit) const {
    for (std::size_t at = parent + 1; at < tree_[parent].end;
         at = tree_[at].end) {
      if (!tree_[at].is_text() && is_block_element(tree_[at].tag) &&
          counts_.of(tree_, at) > 0) {
        visit(at);
      }
    }
  }

  const HtmlTree& tree_;
  SubtreeSums counts_;
  SubtreeSums titles_;
  std::vector<std::size_t> title_nodes_;  // that lead to other pages
  std::vector<std::size_t> line_nodes_;   // of text that is no link
  std::vector<std::size_t> paragraph_nodes_;
};

}  // namespace

std::vector<bool> card_elements(const HtmlTree& tree,
                                const std::vector<TextBlock>& blocks) {
  return CardFinder(tree, blocks).find();
}

}  // namespace dateline
