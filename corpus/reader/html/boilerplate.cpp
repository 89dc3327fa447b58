#include "corpus/reader/html/boilerplate.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/reader/html/cards.hpp"
#include "corpus/reader/html/element_words.hpp"
#include "corpus/reader/html/subtree_sums.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

// Shares of the page's text above which a word or a tag cannot mean
// boilerplate.
constexpr double max_word_share = 0.45;
constexpr double max_comments_share = 0.85;
constexpr double max_doubtful_share = 0.2;
constexpr double max_box_share = 0.2;  // of a box beside the text
constexpr double max_tag_share = 0.4;
constexpr double max_captions_share = 0.6;

// What sub-headings are called says little: "widget-title", "time".
bool is_sub_heading(GumboTag tag) {
  return tag >= GUMBO_TAG_H2 && tag <= GUMBO_TAG_H6;
}

class Marker {
 public:
  Marker(const HtmlTree& tree, const std::vector<TextBlock>& blocks)
      : tree_(tree),
        blocks_(blocks),
        weights_(tree.size()),
        lengths_(tree.size()),
        links_(tree.size()),
        names_(tree.size()) {
    for (const TextBlock& block : blocks) {
      weights_.add(block.first, std::max(0.0, block_weight(block)));
      lengths_.add(block.first, block.length);
      links_.add(block.first, block.link_length);
    }
    weights_.complete();
    lengths_.complete();
    links_.complete();
    read_names();
    cards_ = card_elements(tree, blocks);
  }

  PageMarks marks(Strictness strictness) const {
    std::vector<bool> in_boilerplate(tree_.size());
    PageMarks marks;
    marks.body.resize(tree_.size());
    std::size_t heading_end = 0;
    for (std::size_t at = 0; at < tree_.size();) {
      if (is_sub_heading(tree_[at].tag)) heading_end = tree_[at].end;
      if (!tree_[at].is_text() &&
          is_boilerplate(at, at < heading_end
                                 ? std::max(strictness, Strictness::tags_only)
                                 : strictness)) {
        std::fill_n(in_boilerplate.begin() + static_cast<std::ptrdiff_t>(at),
                    tree_[at].end - at, true);
        at = tree_[at].end;
        continue;
      }
      marks.body[at] = names_[at] != nullptr && names_[at]->is_body;
      ++at;
    }
    for (const TextBlock& block : blocks_) {
      marks.boilerplate.push_back(in_boilerplate[block.node]);
    }
    return marks;
  }

 private:
  // Elements with the same names share an entry.
  void read_names() {
    word_shares_.resize(name_word_count());
    std::vector<std::size_t> counted_to(name_word_count());
    for (std::size_t at = 0; at < tree_.size(); ++at) {
      if (tree_[at].tag == GUMBO_TAG_FIGCAPTION) captions_share_ += share(at);
      if (tree_[at].is_text() || tree_[at].element->attributes.length == 0) {
        continue;
      }
      std::string words = element_words(tree_, at);
      if (words.empty()) continue;
      const auto [entry, is_new] = known_.try_emplace(std::move(words));
      if (is_new) entry->second = element_names(entry->first);
      names_[at] = &entry->second;
      for (const std::size_t word : entry->second.words) {
        if (at < counted_to[word]) continue;
        counted_to[word] = tree_[at].end;
        if (share(at) < 1) word_shares_[word] += share(at);
      }
    }
  }

  double share(std::size_t node) const {
    const double all = weights_.of(tree_, 0);
    return all > 0 ? weights_.of(tree_, node) / all : 0;
  }

  bool is_boilerplate(std::size_t node, Strictness strictness) const {
    if (strictness == Strictness::none) return false;
    if (tree_[node].tag == GUMBO_TAG_FORM && share(node) <= max_word_share &&
        has_few_words(node)) {
      return true;
    }
    if (is_small_print(node)) return true;
    if (is_boilerplate_element(tree_, node)) {
      return share(node) <= max_tag_share &&
             (tree_[node].tag != GUMBO_TAG_FIGCAPTION ||
              captions_share_ <= max_captions_share);
    }
    if (cards_[node]) return true;
    if (strictness == Strictness::tags_only || names_[node] == nullptr) {
      return false;
    }
    return std::ranges::any_of(names_[node]->words, [&](std::size_t word) {
      return means_boilerplate(node, word, strictness);
    });
  }

  bool means_boilerplate(std::size_t node, std::size_t word,
                         Strictness strictness) const {
    if (word >= first_doubtful_word()) {
      if (strictness != Strictness::names_and_tags ||
          word_shares_[word] > max_doubtful_share) {
        return false;
      }
      return share(node) <= max_box_share || has_few_words(node);
    }
    if (is_word_for_comments(word)) {
      return share(node) <= max_comments_share;
    }
    return word_shares_[word] <= max_word_share &&
           share(node) <= max_word_share;
  }

  // What stands beside a picture, or an address; figures may also hold tables
  // and quotations.
  bool is_small_print(std::size_t node) const {
    if (tree_[node].tag == GUMBO_TAG_ADDRESS) {
      return share(node) <= max_doubtful_share;
    }
    if (tree_[node].tag != GUMBO_TAG_FIGURE ||
        share(node) > max_doubtful_share ||
        captions_share_ > max_captions_share) {
      return false;
    }
    for (std::size_t at = node + 1; at < tree_[node].end; ++at) {
      const GumboTag tag = tree_[at].tag;
      if (tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_BLOCKQUOTE ||
          tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_P) {
        return false;
      }
    }
    return true;
  }

  // Whether what an element holds are links or words rather than sentences.
  bool has_few_words(std::size_t node) const {
    const double length = lengths_.of(tree_, node);
    return links_.of(tree_, node) > length * 0.4 ||
           weights_.of(tree_, node) < length * 0.4;
  }

  const HtmlTree& tree_;
  const std::vector<TextBlock>& blocks_;
  SubtreeSums weights_;
  SubtreeSums lengths_;
  SubtreeSums links_;
  std::unordered_map<std::string, ElementNames> known_;
  std::vector<const ElementNames*> names_;  // of each node; null if it has none
  std::vector<bool> cards_;
  double captions_share_ = 0;
  std::vector<double> word_shares_;  // of the page's text, for each word
};

}  // namespace

double block_weight(const TextBlock& block) {
  const double unlinked = block.length - block.link_length;
  if (block.kind == TextBlock::Kind::heading) {
    return block.link_share() > 0.5 ? -10 : 0;
  }
  if (block.link_share() > 0.5) return -10 - std::min(block.length, 200.0) / 2;
  if (block.length >= 100) return unlinked;
  if (block.length >= 30 && ends_clause(block.text)) return unlinked * 0.6;
  return -5;
}

PageMarks page_marks(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                     Strictness strictness) {
  return Marker(tree, blocks).marks(strictness);
}

}  // namespace dateline
