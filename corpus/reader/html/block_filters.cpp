#include "corpus/reader/html/block_filters.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_map>

#include "corpus/reader/html/notices.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

constexpr double least_repeated = 40;  // letters of a block to be kept once
constexpr int label_count = 3;  // times that a block is shown to be a label
constexpr double max_loose_length = 60;
constexpr double max_menu_item = 40;
constexpr double least_commented = 200;  // letters above a heading of comments

// Labels that a page repeats go. A longer text that it has in two places, such
// as for small screens and for large ones, stays once.
void drop_repetitions(const HtmlTree& tree, std::vector<TextBlock>& blocks) {
  std::unordered_map<std::string_view, int> counts;
  std::unordered_map<std::string_view, std::size_t> places;
  std::vector<bool> dropped(blocks.size());
  for (const TextBlock& block : blocks) ++counts[block.text];
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    const TextBlock& block = blocks[at];
    if (counts[block.text] == 1 || block.kind == TextBlock::Kind::row) continue;
    if (block.length >= least_repeated) {
      const std::size_t place = tree[block.container].parent;
      dropped[at] =
          places.try_emplace(block.text, place).first->second != place;
    } else if (block.kind != TextBlock::Kind::heading) {
      dropped[at] = counts[block.text] >= label_count;
    }
  }
  std::size_t at = 0;
  std::erase_if(blocks, [&](const TextBlock&) { return dropped[at++]; });
}

// Short words at the beginning or the end that are no sentence: dates, names,
// labels of what was left out.
bool is_loose(const TextBlock& block) {
  return block.kind == TextBlock::Kind::heading ||
         (block.kind == TextBlock::Kind::paragraph &&
          block.length < max_loose_length && !ends_clause(block.text));
}

// Lists of short items in front of the text are buttons and paths through the
// site. Key points are longer.
void drop_leading_menus(std::vector<TextBlock>& blocks) {
  const auto is_item = [](const TextBlock& block) {
    return block.kind == TextBlock::Kind::item;
  };
  const auto end = std::ranges::find_if_not(blocks, is_item);
  if (end != blocks.end() && std::all_of(blocks.begin(), end, [](auto& block) {
        return block.length < max_menu_item && !ends_sentence(block.text);
      })) {
    blocks.erase(blocks.begin(), end);
  }
}

// Where most is short lines without full stops, as verse and what is written
// below pictures, these are the text.
void drop_loose_ends(std::vector<TextBlock>& blocks) {
  constexpr double max_loose_share = 0.3;
  const double all = length_of(blocks);
  double loose = 0;
  const auto add_loose = [&](const TextBlock& block) {
    loose += is_loose(block) ? block.length : 0;
    return is_loose(block);
  };
  const auto first = std::ranges::find_if_not(blocks, add_loose);
  std::ranges::find_if_not(blocks.rbegin(), blocks.rend(), add_loose);
  if (first == blocks.end() || loose > max_loose_share * all) return;
  // Headings in front of the text stay.
  blocks.erase(std::remove_if(blocks.begin(), first,
                              [](const TextBlock& block) {
                                return block.kind == TextBlock::Kind::paragraph;
                              }),
               first);
  while (is_loose(blocks.back())) blocks.pop_back();
  drop_leading_menus(blocks);
}

// What readers have written below an article, with its heading: all that
// follows in the lowest element around both.
void drop_comments(const HtmlTree& tree, std::vector<TextBlock>& blocks) {
  double above = 0;
  for (auto at = blocks.begin(); at != blocks.end(); ++at) {
    if (above >= least_commented && is_comments_heading(*at)) {
      std::size_t around = at->node;
      if (at + 1 != blocks.end()) {
        while (tree[around].end <= (at + 1)->first) {
          around = tree[around].parent;
        }
      }
      const auto end = std::find_if(at + 1, blocks.end(), [&](auto& block) {
        return block.first >= tree[around].end;
      });
      at = blocks.erase(at, end);
      if (at == blocks.end()) return;
    }
    above += at->length;
  }
}

}  // namespace

void drop_insertions(const HtmlTree& tree, std::vector<TextBlock>& blocks) {
  drop_comments(tree, blocks);
  drop_repetitions(tree, blocks);
  std::erase_if(blocks, is_notice);
  drop_loose_ends(blocks);
}

}  // namespace dateline
