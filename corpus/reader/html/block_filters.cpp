#include "corpus/reader/html/block_filters.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "corpus/reader/html/notices.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

constexpr double least_repeated = 40;  // letters of a block to be kept once
constexpr int label_count = 3;  // times that a block is shown to be a label
constexpr double max_loose_length = 60;
constexpr double max_menu_item = 40;

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

// The place of a picture in a gallery: 3 and 12 of "3/12 The crane".
struct SlideNumber {
  int number = 0;
  int count = 0;
};

std::optional<SlideNumber> slide_number(std::string_view text) {
  constexpr int max_slides = 500;
  const auto take_number = [&text]() {
    int number = 0;
    while (!text.empty() && is_ascii_digit(text.front()) &&
           number <= max_slides) {
      number = 10 * number + (text.front() - '0');
      text.remove_prefix(1);
    }
    return number;
  };
  SlideNumber slide;
  slide.number = take_number();
  text = trimmed(text);
  if (slide.number == 0 || !text.starts_with('/')) return std::nullopt;
  text = trimmed(text.substr(1));
  slide.count = take_number();
  const bool ends = text.empty() || is_ascii_space(text.front());
  return ends && slide.number <= slide.count ? std::optional(slide)
                                             : std::nullopt;
}

// What stands in a gallery, whose captions are numbered from the first to the
// last, unless most of the text does.
void drop_gallery(const HtmlTree& tree, std::vector<TextBlock>& blocks) {
  constexpr int least_slides = 3;
  constexpr double least_rest = 500;  // letters of the article beside it
  int number = 0, count = 0;
  std::size_t gallery = 0;
  for (const TextBlock& block : blocks) {
    const auto slide = slide_number(block.text);
    if (!slide) continue;
    if (slide->number == 1) {
      count = slide->count;
      gallery = block.container;
    } else if (slide->number != number + 1 || slide->count != count) {
      continue;
    }
    number = slide->number;
    while (tree[gallery].end <= block.first) gallery = tree[gallery].parent;
    if (number == count) break;
  }
  if (count < least_slides || number < count) return;
  const auto is_in_gallery = [&](const TextBlock& block) {
    return gallery <= block.first && block.first < tree[gallery].end;
  };
  double rest = 0;
  for (const TextBlock& block : blocks) {
    if (!is_in_gallery(block)) rest += block.length;
  }
  if (rest >= least_rest) std::erase_if(blocks, is_in_gallery);
}

// Lists of buttons: "Facebook", "Print".
void drop_lists_of_buttons(std::vector<TextBlock>& blocks) {
  for (auto begin = blocks.begin(); begin != blocks.end();) {
    auto end = std::find_if_not(begin + 1, blocks.end(), [](auto& block) {
      return block.goes_on && block.kind == TextBlock::Kind::item;
    });
    const bool is_list = begin->kind == TextBlock::Kind::item;
    const auto buttons = is_list ? std::count_if(begin, end, is_button) : 0;
    begin = buttons > 1 && 2 * buttons >= end - begin ? blocks.erase(begin, end)
                                                      : end;
  }
}

}  // namespace

void drop_insertions(const HtmlTree& tree, std::vector<TextBlock>& blocks) {
  drop_gallery(tree, blocks);
  drop_repetitions(tree, blocks);
  drop_lists_of_buttons(blocks);
  std::erase_if(blocks, is_notice);
  drop_loose_ends(blocks);
}

}  // namespace dateline
