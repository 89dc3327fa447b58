#include "corpus/reader/html/block_filters.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/reader/html/element_words.hpp"
#include "corpus/reader/html/notices.hpp"
#include "corpus/reader/html/page_title.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

constexpr double least_repeated = 40;  // letters of a block to be kept once
constexpr int label_count = 3;  // times that a block is shown to be a label
constexpr double max_credit_length = 120;
constexpr double max_loose_length = 60;
constexpr std::size_t max_byline_excess = 45;  // bytes beside the names
constexpr std::size_t max_quotations = 40;     // that are looked for
constexpr double max_quotation_length = 1000;  // letters
constexpr std::size_t least_quotation = 20;    // bytes
constexpr std::array<std::string_view, 12> picture_agencies{
    "getty images", "getty",        "reuters",
    "afp",          "ap",           "epa",
    "dpa",          "pa media",     "associated press",
    "xinhua",       "shutterstock", "alamy"};

// Marks with which credits of pictures begin.
constexpr std::array<std::string_view, 22> credit_beginnings{"©",
                                                             "(c) ",
                                                             "foto: ",
                                                             "fotos: ",
                                                             "photo: ",
                                                             "photos: ",
                                                             "photo by ",
                                                             "image: ",
                                                             "images: ",
                                                             "bild: ",
                                                             "bilder: ",
                                                             "quelle: ",
                                                             "credit: ",
                                                             "credits: ",
                                                             "picture: ",
                                                             "image credit",
                                                             "photo credit",
                                                             "crédit photo",
                                                             "foto © ",
                                                             "imagen: ",
                                                             "fotografía: ",
                                                             "фото: "};

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

bool is_credit(const TextBlock& block) {
  if (block.length > max_credit_length ||
      block.kind == TextBlock::Kind::heading) {
    return false;
  }
  const std::string text = ascii_lower(block.text);
  return std::ranges::any_of(
             credit_beginnings,
             [&](std::string_view begin) { return text.starts_with(begin); }) ||
         std::ranges::find(picture_agencies, text) != picture_agencies.end() ||
         (text.find("©") != text.npos && !ends_clause(text));
}

// Whether a short block says who wrote the article, and maybe when.
bool repeats_author(const TextBlock& block, const std::string& author_key) {
  if (author_key.size() < 5 || block.length > 100) return false;
  const std::string key = title_key(block.text);
  return key.find(author_key) != key.npos &&
         key.size() <= author_key.size() + max_byline_excess &&
         !block.text.ends_with('.');
}

// Short words at the beginning or the end that are no sentence: dates, names,
// labels of what was left out.
bool is_loose(const TextBlock& block) {
  return block.kind == TextBlock::Kind::heading ||
         (block.kind == TextBlock::Kind::paragraph &&
          block.length < max_loose_length && !ends_clause(block.text));
}

void drop_loose_ends(std::vector<TextBlock>& blocks) {
  if (std::ranges::all_of(blocks, is_loose)) return;  // a page of a few words
  while (!blocks.empty() && is_loose(blocks.back())) blocks.pop_back();
  const auto begins = [](const TextBlock& block) { return !is_loose(block); };
  const auto first = std::ranges::find_if(blocks, begins);
  std::size_t at = 0;
  const auto before = static_cast<std::size_t>(first - blocks.begin());
  std::erase_if(blocks, [&](const TextBlock& block) {
    return at++ < before && block.kind == TextBlock::Kind::paragraph;
  });
}

bool is_quotation(const HtmlTree& tree, const TextBlock& block) {
  std::size_t node = block.node;
  for (int step = 0; step < 5 && node != 0; ++step, node = tree[node].parent) {
    if (tree[node].tag == GUMBO_TAG_BLOCKQUOTE ||
        element_words(tree, node).find("quote") != std::string::npos) {
      return true;
    }
  }
  return false;
}

// Quotations in large letters of what a paragraph says.
void drop_pulled_quotations(const HtmlTree& tree,
                            std::vector<TextBlock>& blocks) {
  std::string text;
  std::vector<std::string> keys;
  std::size_t quotations = 0;
  for (const TextBlock& block : blocks) {
    keys.push_back(block.length <= max_quotation_length &&
                           is_quotation(tree, block) &&
                           ++quotations < max_quotations
                       ? title_key(block.text)
                       : "");
    if (keys.back().empty()) text += title_key(block.text);
  }
  std::size_t at = 0;
  std::erase_if(blocks, [&](const TextBlock&) {
    const std::string& key = keys[at++];
    return key.size() >= least_quotation && text.find(key) != text.npos;
  });
}

}  // namespace

void drop_insertions(const HtmlTree& tree, const std::string& author,
                     std::vector<TextBlock>& blocks) {
  drop_repetitions(tree, blocks);
  const std::string author_key = title_key(author);
  std::erase_if(blocks, [&](const TextBlock& block) {
    return is_credit(block) || repeats_author(block, author_key) ||
           is_notice(block);
  });
  drop_pulled_quotations(tree, blocks);
  drop_loose_ends(blocks);
}

}  // namespace dateline
