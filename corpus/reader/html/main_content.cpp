#include "corpus/reader/html/main_content.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "corpus/reader/html/added_sections.hpp"
#include "corpus/reader/html/block_filters.hpp"
#include "corpus/reader/html/boilerplate.hpp"
#include "corpus/reader/html/content_root.hpp"
#include "corpus/reader/html/notices.hpp"
#include "corpus/reader/html/page_title.hpp"
#include "corpus/reader/html/standfirst.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

constexpr double max_label_length = 60;  // letters of what announces links
constexpr double max_headline_length = 400;
constexpr double too_little = 250;       // letters, for an article
constexpr double least_body = 500;       // of one that data give
constexpr double max_above_share = 0.3;  // of the text, above the headline
constexpr double remnant_share = 0.4;    // of that body, shown without it

class ContentFinder {
 public:
  // `is_headline`, `is_boilerplate` and `is_added` are for each block. What is
  // added to the article is no part of it, but tells where it ends.
  ContentFinder(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                const std::vector<bool>& is_headline,
                std::vector<bool> is_boilerplate,
                const std::vector<bool>& is_added,
                const std::string& description)
      : tree_(tree),
        blocks_(blocks),
        is_headline_(is_headline),
        is_boilerplate_(std::move(is_boilerplate)),
        weights_(blocks.size()),
        description_(description) {
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      if (is_boilerplate_[at]) continue;
      weights_[at] = block_weight(blocks[at]);
      if (is_added[at]) {
        weights_[at] = std::min(0.0, weights_[at]);
        is_boilerplate_[at] = true;
      }
    }
  }

  std::vector<TextBlock> find() const {
    const std::size_t root = content_root(tree_, blocks_, weights_);
    std::vector<TextBlock> kept;
    const auto summary = summary_above(root);
    const std::vector<bool> in_content = content_nodes(tree_, root);
    const std::vector<bool> in_plain_list = items_of_plain_lists();
    for (std::size_t at = 0; at < blocks_.size(); ++at) {
      const TextBlock& block = blocks_[at];
      if (!in_content[block.first] || at == summary) continue;
      if (is_boilerplate_[at]) continue;
      if (is_link_block(block) && !in_plain_list[at] &&
          !is_linked_heading(at)) {
        continue;
      }
      if (is_headline_[at] || announces_links(at, in_plain_list)) continue;
      kept.push_back(block);
    }
    drop_above_headline(root, kept);
    drop_insertions(tree_, kept);
    if (summary) add_summary(blocks_[*summary], kept);
    return kept;
  }

 private:
  // Where the first headline stands in what holds the article, what is above
  // it is the site's, unless it is much of the text.
  void drop_above_headline(std::size_t root,
                           std::vector<TextBlock>& content) const {
    const auto found = std::ranges::find(is_headline_, true);
    if (found == is_headline_.end()) return;
    const auto at = static_cast<std::size_t>(found - is_headline_.begin());
    const TextBlock& headline = blocks_[at];
    if (headline.first < root || is_boilerplate_[at] ||
        headline.kind != TextBlock::Kind::heading) {
      return;
    }
    const auto below = std::ranges::upper_bound(content, headline.first, {},
                                                &TextBlock::first);
    double above = 0;
    for (auto it = content.begin(); it != below; ++it) above += it->length;
    if (above <= max_above_share * length_of(content)) {
      content.erase(content.begin(), below);
    }
  }

  // Puts it in front, unless the content has it already.
  static void add_summary(const TextBlock& summary,
                          std::vector<TextBlock>& content) {
    const bool is_repeated = std::ranges::any_of(
        content,
        [&](const TextBlock& block) { return block.text == summary.text; });
    if (is_repeated || is_notice(summary)) return;
    content.insert(content.begin(), summary)->kind = TextBlock::Kind::paragraph;
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
    return block.link_density() > most && block.length < 300;
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
  std::vector<double> weights_;
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
  const std::size_t headline = headline_block(blocks, title);
  if (headline < blocks.size()) headlines[headline] = true;
  return headlines;
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
    std::vector<bool> is_boilerplate = marker.marks(strictness);
    const std::vector<bool> is_added =
        strictness == Strictness::none
            ? std::vector<bool>(blocks.size())
            : added_sections(tree, blocks, is_headline, is_boilerplate);
    std::vector<TextBlock> content =
        ContentFinder(tree, blocks, is_headline, std::move(is_boilerplate),
                      is_added, hints.description)
            .find();
    if (length_of(content) > length_of(best)) best = std::move(content);
    if (length_of(best) >= too_little) break;
  }
  const double body_length = letter_count(hints.body);
  const bool is_remnant = length_of(best) < body_length * remnant_share;
  if (is_remnant && (best.empty() || body_length >= least_body)) {
    return paragraphs_of(hints.body);
  }
  return best;
}

}  // namespace dateline
