#include "corpus/reader/html/added_sections.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "corpus/reader/html/boilerplate.hpp"
#include "corpus/reader/html/section_openings.hpp"

namespace dateline {
namespace {

constexpr double least_above = 200;  // letters of the article
constexpr double least_post = 200;   // letters between posts with comments

// Of what is neither the article nor comments on it, which may be longer.
constexpr double max_other_length = 600;
constexpr double max_other_share = 0.3;  // of the letters above it

class SectionFinder {
 public:
  SectionFinder(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                const std::vector<bool>& is_headline,
                const std::vector<bool>& is_boilerplate)
      : tree_(tree),
        blocks_(blocks),
        is_headline_(is_headline),
        is_boilerplate_(is_boilerplate),
        found_(blocks.size()) {}

  std::vector<bool> find() {
    bool is_below_headline =
        std::ranges::find(is_headline_, true) == is_headline_.end();
    for (std::size_t at = 0; at < blocks_.size();) {
      if (is_headline_[at] && (above_ < least_above || is_shown_headline(at))) {
        is_below_headline = true;
        above_ = 0;
        lengths_.clear();
      }
      std::size_t end = at;
      if (is_below_headline && above_ >= least_above) {
        end = std::max(end_of_opened(at), end_of_labelled(at));
      }
      for (std::size_t in = at; in < end; ++in) found_[in] = true;
      if (end == at) add_text(at);
      at = std::max(end, at + 1);
    }
    return std::move(found_);
  }

 private:
  using Kind = std::pair<GumboTag, std::string_view>;

  void add_text(std::size_t at) {
    if (!is_text(at)) return;
    above_ += blocks_[at].length;
    double& length = lengths_[place_of(at)];
    length += blocks_[at].length;
    if (length >= lengths_[main_place_]) main_place_ = place_of(at);
  }

  bool is_text(std::size_t at) const {
    return !is_boilerplate_[at] && block_weight(blocks_[at]) > 0;
  }

  // In lists of articles it is a link, or no heading; and comments may be
  // "3 responses to" it.
  bool is_shown_headline(std::size_t at) const {
    return is_headline_[at] && blocks_[at].kind == TextBlock::Kind::heading &&
           blocks_[at].link_density() < 0.5 &&
           section_opening(blocks_[at]) == SectionOpening::none;
  }

  // What holds a paragraph and those beside it.
  std::size_t place_of(std::size_t at) const {
    return tree_[blocks_[at].container].parent;
  }

  // The block behind the section that `at` opens; `at` if it opens none.
  std::size_t end_of_opened(std::size_t at) const {
    if (is_boilerplate_[at]) return at;
    const SectionOpening opening = section_opening(blocks_[at]);
    if (opening == SectionOpening::none) return at;
    std::size_t next = at + 1;
    if (opening != SectionOpening::other) {
      while (next < blocks_.size() && !is_text(next)) ++next;
    }
    const std::size_t around = element_around(at, next);
    const std::size_t end = behind(tree_[around].end);
    return !parts_posts(around, at) && is_added(at, end, opening) ? end : at;
  }

  // The lowest element around both blocks.
  std::size_t element_around(std::size_t at, std::size_t next) const {
    std::size_t around = blocks_[at].node;
    if (next < blocks_.size()) {
      while (tree_[around].end <= blocks_[next].first) {
        around = tree_[around].parent;
      }
    }
    return around;
  }

  // Whether texts above and below a block stand in elements of one kind, as
  // posts of a thread do.
  bool parts_posts(std::size_t around, std::size_t at) const {
    std::vector<Kind> above;
    const std::size_t first = blocks_[at].first;
    for (std::size_t node = around + 1; node < tree_[around].end;
         node = tree_[node].end) {
      const Kind kind = kind_of(node);
      if (kind.second.empty() || !has_text(node)) continue;
      if (tree_[node].end <= first) {
        above.push_back(kind);
      } else if (node > first &&
                 std::ranges::find(above, kind) != above.end()) {
        return true;
      }
    }
    return false;
  }

  // An element's tag and its first class: further ones tell "last" or "odd".
  Kind kind_of(std::size_t node) const {
    const std::string_view names = tree_.attribute(node, "class");
    return {tree_[node].tag, names.substr(0, names.find(' '))};
  }

  bool has_text(std::size_t node) const {
    for (std::size_t at = behind(node);
         at < blocks_.size() && blocks_[at].first < tree_[node].end; ++at) {
      if (is_text(at)) return true;
    }
    return false;
  }

  std::size_t behind(std::size_t node) const {
    return static_cast<std::size_t>(
        std::ranges::lower_bound(blocks_, node, {}, &TextBlock::first) -
        blocks_.begin());
  }

  bool is_added(std::size_t begin, std::size_t end,
                SectionOpening opening) const {
    double length = 0;
    for (std::size_t at = begin + 1; at < end; ++at) {
      if (is_shown_headline(at)) return false;
      if (opening == SectionOpening::comments_heading) continue;
      if (opens_next_post(begin, at, opening, length)) return false;
      if (!is_text(at)) continue;
      const std::size_t place = place_of(at);
      if (place == main_place_ ||
          (opening == SectionOpening::other && lengths_.contains(place))) {
        return false;
      }
      length += blocks_[at].length;
    }
    return opening != SectionOpening::other ||
           length <= std::max(max_other_length, max_other_share * above_);
  }

  // Whether a page has several posts, each with its comments: there are other
  // numbers of them, or the same line with a text before it.
  bool opens_next_post(std::size_t begin, std::size_t at,
                       SectionOpening opening, double length) const {
    if (opening == SectionOpening::comments_count) {
      const std::string count = comments_count(blocks_[at]);
      return !count.empty() && count != comments_count(blocks_[begin]);
    }
    return opening == SectionOpening::comments_line && length >= least_post &&
           blocks_[at].text == blocks_[begin].text;
  }

  // The same as end_of_opened() where `at` is the first block of the first of
  // several comments, each of which has a label.
  std::size_t end_of_labelled(std::size_t at) {
    if (!knows_labels_) find_labels();
    const auto label = std::ranges::lower_bound(labels_, at);
    if (labels_.end() - label < 2) return at;
    const std::size_t second = blocks_[*(label + 1)].first;
    std::size_t comment = blocks_[*label].node;
    if (tree_[comment].end > second) return at;
    std::size_t list = tree_[comment].parent;
    while (tree_[list].end <= second) {
      comment = list;
      list = tree_[list].parent;
    }
    if (behind(comment) != at || parts_posts(list, at) ||
        is_in_thread(list, label)) {
      return at;
    }
    const std::size_t end = behind(tree_[list].end);
    return is_added(at, end, SectionOpening::comments_line) ? end : at;
  }

  void find_labels() {
    knows_labels_ = true;
    for (std::size_t at = 0; at < blocks_.size(); ++at) {
      if (!is_boilerplate_[at] && is_label_of_comment(blocks_[at])) {
        labels_.push_back(at);
      }
    }
  }

  // Whether what holds most of the text above has a label, too, as the first
  // post of a thread does.
  bool is_in_thread(std::size_t list,
                    std::vector<std::size_t>::const_iterator label) const {
    return std::any_of(labels_.begin(), label, [&](std::size_t at) {
      std::size_t post = blocks_[at].node;
      if (found_[at] || post <= list) return false;
      while (tree_[post].parent > list) post = tree_[post].parent;
      return post <= main_place_ && main_place_ < tree_[post].end;
    });
  }

  const HtmlTree& tree_;
  const std::vector<TextBlock>& blocks_;
  const std::vector<bool>& is_headline_;
  const std::vector<bool>& is_boilerplate_;
  std::vector<bool> found_;
  double above_ = 0;                                 // letters of the article
  std::unordered_map<std::size_t, double> lengths_;  // of them, by place
  std::size_t main_place_ = 0;                       // that has most of them
  std::vector<std::size_t> labels_;                  // of comments
  bool knows_labels_ = false;
};

}  // namespace

std::vector<bool> added_sections(const HtmlTree& tree,
                                 const std::vector<TextBlock>& blocks,
                                 const std::vector<bool>& is_headline,
                                 const std::vector<bool>& is_boilerplate) {
  return SectionFinder(tree, blocks, is_headline, is_boilerplate).find();
}

}  // namespace dateline
