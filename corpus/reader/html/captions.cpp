#include "corpus/reader/html/captions.hpp"

#include <cstddef>

#include "corpus/reader/html/subtree_sums.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

constexpr double max_figure_length = 1000;  // letters
constexpr double max_caption_length = 200;
constexpr double max_caption_blocks = 2;  // the words and who took it

// A page of pictures has its words in captions.
constexpr double max_captions_share = 0.2;

bool is_picture(GumboTag tag) {
  return tag == GUMBO_TAG_IMG || tag == GUMBO_TAG_VIDEO ||
         tag == GUMBO_TAG_IFRAME;
}

// What a figure may hold that is a part of the text.
bool is_quoted_matter(GumboTag tag) {
  return tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_BLOCKQUOTE ||
         tag == GUMBO_TAG_PRE;
}

bool is_caption(const TextBlock& block) {
  return block.kind == TextBlock::Kind::paragraph && !ends_clause(block.text) &&
         block.link_density() < 0.5;
}

class CaptionFinder {
 public:
  CaptionFinder(const HtmlTree& tree, const std::vector<TextBlock>& blocks)
      : tree_(tree),
        pictures_(tree.size()),
        quoted_(tree.size()),
        lengths_(tree.size()),
        counts_(tree.size()),
        captions_(tree.size()) {
    for (std::size_t at = 0; at < tree.size(); ++at) {
      if (is_picture(tree[at].tag)) pictures_.add(at, 1);
      if (is_quoted_matter(tree[at].tag)) quoted_.add(at, 1);
    }
    for (const TextBlock& block : blocks) {
      lengths_.add(block.first, block.length);
      counts_.add(block.first, 1);
      captions_.add(block.first, is_caption(block) ? 1 : 0);
    }
    for (SubtreeSums* sums :
         {&pictures_, &quoted_, &lengths_, &counts_, &captions_}) {
      sums->complete();
    }
  }

  std::vector<bool> find() const {
    std::vector<bool> found(tree_.size());
    double captions_length = 0;
    for (std::size_t at = 0; at < tree_.size();) {
      found[at] = is_block_element(tree_[at].tag) &&
                  pictures_.of(tree_, at) > 0 && quoted_.of(tree_, at) == 0 &&
                  (is_figure(at) || is_captioned(at));
      if (found[at]) captions_length += lengths_.of(tree_, at);
      at = found[at] ? tree_[at].end : at + 1;
    }
    const double most = max_captions_share * lengths_.of(tree_, 0);
    return captions_length <= most ? found : std::vector<bool>(tree_.size());
  }

 private:
  bool is_figure(std::size_t node) const {
    return tree_[node].tag == GUMBO_TAG_FIGURE &&
           lengths_.of(tree_, node) <= max_figure_length;
  }

  bool is_of_layout_table(std::size_t node) const {
    return tree_[node].tag == GUMBO_TAG_TABLE ||
           tree_[node].tag == GUMBO_TAG_TBODY ||
           tree_[node].tag == GUMBO_TAG_TR || tree_[node].tag == GUMBO_TAG_TD;
  }

  bool is_captioned(std::size_t node) const {
    const double count = counts_.of(tree_, node);
    return !is_of_layout_table(node) && count > 0 &&
           count <= max_caption_blocks && captions_.of(tree_, node) == count &&
           lengths_.of(tree_, node) <= max_caption_length;
  }

  const HtmlTree& tree_;
  SubtreeSums pictures_;
  SubtreeSums quoted_;
  SubtreeSums lengths_;
  SubtreeSums counts_;
  SubtreeSums captions_;
};

}  // namespace

std::vector<bool> captioned_pictures(const HtmlTree& tree,
                                     const std::vector<TextBlock>& blocks) {
  return CaptionFinder(tree, blocks).find();
}

}  // namespace dateline
